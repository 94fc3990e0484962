package io.pulseline.trainer.tune;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.trainer.page.TuningPage;
import io.pulseline.trainer.page.TuningView;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a search found, as a page. */
final class TuningReport {
  private final Tuned tuned;
  private final Set<Tunable> searched;

  private TuningReport(Tuned tuned) {
    this.tuned = tuned;
    this.searched = tuned.space().ranges().keySet();
  }

  static String html(Dataset dataset, Tuned tuned) {
    return TuningPage.html(new TuningReport(tuned).view(dataset.name()));
  }

  private TuningView view(String dataset) {
    String metric = tuned.goal().metric();
    return new TuningView(
        dataset,
        metric,
        MetricNames.isBetterLarger(metric),
        IntStream.range(0, tuned.rungs().size()).mapToObj(this::rung).toList(),
        searched.stream().map(TuningReport::parameter).toList(),
        tuned.trials().stream().map(this::trial).toList());
  }

  private TuningView.Rung rung(int rung) {
    int rounds =
        tuned.trials().stream().mapToInt(trial -> trial.hyperparameters().rounds()).max().orElse(0);
    return new TuningView.Rung(
        tuned.best().scores().get(rung).rows(), tuned.rungs().get(rung).roundsOf(rounds));
  }

  private static TuningView.Parameter parameter(Tunable tunable) {
    return new TuningView.Parameter(tunable.label(), tunable.scale() == Range.Scale.LOG);
  }

  private TuningView.Trial trial(Trial trial) {
    List<Double> values = searched.stream().map(t -> t.of(trial.hyperparameters())).toList();
    return new TuningView.Trial(
        trial.id(), values, trial.scores().stream().map(this::score).toList());
  }

  private TuningView.Score score(Score score) {
    return new TuningView.Score(score.value(tuned.goal()), score.deviation(tuned.goal()));
  }
}
