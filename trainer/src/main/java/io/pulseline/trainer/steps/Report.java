package io.pulseline.trainer.steps;

import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.prepare.Prepared;
import io.pulseline.trainer.page.ModelReport;
import io.pulseline.trainer.page.ModelView;
import io.pulseline.trainer.page.ModelView.HeldOut;
import io.pulseline.trainer.page.ModelView.Importance;
import io.pulseline.trainer.page.ModelView.Production;
import io.pulseline.trainer.page.ModelView.Recipe;
import io.pulseline.trainer.parity.Parity;
import java.io.IOException;
import java.util.Map;

/** What the steps found out, as the report of a model shows it. */
final class Report {
  private Report() {}

  /**
   * The page.
   *
   * @param production how the features of the version in production were distributed, by name
   */
  static String html(
      Workbench bench, Evaluated evaluated, Map<String, FeatureBaseline> production, Parity parity)
      throws IOException {
    Prepared prepared = bench.prepared();
    Fitted fitted = bench.model().fitted();
    return ModelReport.html(
        new ModelView(
            bench.dataset(),
            prepared.lineage(),
            new Recipe(
                fitted.choices(prepared), fitted.calibration().label(), fitted.heldOutLosses()),
            new HeldOut(
                evaluated.rows(),
                evaluated.metrics(),
                evaluated.intervals(),
                evaluated.confusion(),
                evaluated.curves(),
                evaluated.slices()),
            new Importance(evaluated.importance(), evaluated.permutation()),
            fitted.baselines(),
            new Production(evaluated.comparison(), evaluated.notCompared(), production),
            parity));
  }
}
