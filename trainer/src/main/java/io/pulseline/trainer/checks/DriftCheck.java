package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.model.Binning;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.contract.model.Psi;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether features are distributed as they were when the version in production learned them. */
final class DriftCheck implements Check {
  @Override
  public List<Finding> run(Data data, Limits limits) {
    List<Column> features = data.features();
    return IntStream.range(0, features.size())
        .parallel()
        .filter(i -> data.production().containsKey(features.get(i).name()))
        .mapToObj(i -> drift(features.get(i), data, i, limits))
        .toList();
  }

  private static Finding drift(Column column, Data data, int feature, Limits limits) {
    FeatureBaseline baseline = data.production().get(column.name());
    Binning binning = Binning.of(column, baseline);
    double psi = Psi.of(baseline, binning.count(data.sample().values(feature)));
    return limits.judge(
        Rule.DRIFT,
        Data.quoted(column),
        psi,
        String.format(Locale.ROOT, "has a PSI of %.3f against production", psi),
        "see whether its meaning or its unit has changed; if the world has, go on");
  }
}
