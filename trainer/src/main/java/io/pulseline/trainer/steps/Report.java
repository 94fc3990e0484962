package io.pulseline.trainer.steps;

import io.pulseline.trainer.page.Measure;
import io.pulseline.trainer.page.ModelReport;
import io.pulseline.trainer.page.ModelView;
import io.pulseline.trainer.page.ModelView.HeldOut;
import io.pulseline.trainer.page.ModelView.Importance;
import io.pulseline.trainer.page.ModelView.Recipe;
import io.pulseline.trainer.parity.Parity;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the steps found out, as the report of a model shows it. */
final class Report {
  private Report() {}

  static String html(Workbench bench, Fitted fitted, Evaluated evaluated, Parity parity)
      throws IOException {
    Prepared prepared = bench.prepared();
    return ModelReport.html(
        new ModelView(
            bench.dataset(),
            prepared.lineage(),
            new Recipe(
                fitted.choices(prepared), fitted.calibration().label(), fitted.heldOutLosses()),
            heldOut(evaluated),
            new Importance(evaluated.importance(), List.of(), ""),
            fitted.baselines(),
            Map.of(),
            null,
            parity));
  }

  private static HeldOut heldOut(Evaluated evaluated) {
    List<Measure> measures =
        evaluated.metrics().named().entrySet().stream()
            .map(metric -> new Measure(metric.getKey(), metric.getValue(), Double.NaN, Double.NaN))
            .toList();
    return new HeldOut(
        evaluated.rows(),
        measures,
        evaluated.confusion(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
