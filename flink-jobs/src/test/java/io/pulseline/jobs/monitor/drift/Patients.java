package io.pulseline.jobs.monitor.drift;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.model.Binning;
import io.pulseline.contract.model.FeatureBaseline;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Patients with the columns of heart-disease, made up: bell curves, and categories from rare to
 * common.
 */
final class Patients {
  static final List<Column> FEATURES = features();
  static final Set<String> NUMERIC =
      FEATURES.stream()
          .filter(NumericColumn.class::isInstance)
          .map(Column::name)
          .collect(Collectors.toSet());

  private static final double MISSING = 0.02;

  private final Random random;

  Patients(long seed) {
    this.random = new Random(seed);
  }

  private static List<Column> features() {
    Dataset dataset = Datasets.load("heart-disease");
    return dataset.features();
  }

  /** Baselines of a model that was trained on so many of them. */
  Map<String, FeatureBaseline> baselines(int rows) {
    Map<String, FeatureBaseline> baselines = new TreeMap<>();
    for (Column feature : FEATURES) {
      double[] values = DoubleStream.generate(() -> value(feature, 0)).limit(rows).toArray();
      baselines.put(feature.name(), FeatureBaseline.of(feature, values));
    }
    return baselines;
  }

  /**
   * One feature of patients that came in one window, counted on a model's bins.
   *
   * @param shifts of each patient, in standard deviations
   */
  long[] count(Column feature, FeatureBaseline baseline, double... shifts) {
    double[] values = DoubleStream.of(shifts).map(shift -> value(feature, shift)).toArray();
    return Binning.of(feature, baseline).count(values);
  }

  private double value(Column feature, double shift) {
    if (random.nextDouble() < MISSING) {
      return Double.NaN;
    }
    if (feature instanceof CategoricalColumn categorical) {
      double[] codes = categorical.codes();
      int position = (int) Math.min(codes.length - 1, -Math.log(random.nextDouble()));
      return codes[position];
    }
    NumericColumn numeric = (NumericColumn) feature;
    double sd = (numeric.max() - numeric.min()) / 6;
    double value = (numeric.max() + numeric.min()) / 2 + sd * (random.nextGaussian() + shift);
    double rounded = feature.type() == ValueType.INTEGER ? Math.rint(value) : value;
    return (float) Math.min(numeric.max(), Math.max(numeric.min(), rounded));
  }
}
