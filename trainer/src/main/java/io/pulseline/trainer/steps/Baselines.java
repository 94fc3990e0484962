package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.trainer.table.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/** How the features of a table are distributed: deciles of numbers, shares of categories. */
final class Baselines {
  private static final int BINS = 10;

  private Baselines() {}

  static Map<String, FeatureBaseline> of(Dataset dataset, Table table) {
    Map<String, FeatureBaseline> baselines = new LinkedHashMap<>();
    List<Column> features = dataset.features();
    for (int i = 0; i < features.size(); i++) {
      double[] present =
          Arrays.stream(table.column(i)).filter(value -> !Double.isNaN(value)).toArray();
      double missing = 1 - (double) present.length / table.rows();
      baselines.put(features.get(i).name(), baseline(features.get(i), present, missing));
    }
    return baselines;
  }

  private static FeatureBaseline baseline(Column column, double[] present, double missing) {
    if (column instanceof CategoricalColumn categorical) {
      double[] codes = categorical.codes();
      List<Double> shares =
          Arrays.stream(codes).mapToObj(code -> share(present, code, Math.nextUp(code))).toList();
      return new FeatureBaseline(Arrays.stream(codes).boxed().toList(), shares, missing);
    }
    double[] edges = edges(present);
    double[] shares = new double[edges.length + 1];
    for (int bin = 0; bin < shares.length; bin++) {
      double from = bin == 0 ? Double.NEGATIVE_INFINITY : edges[bin - 1];
      double to = bin == edges.length ? Double.POSITIVE_INFINITY : edges[bin];
      shares[bin] = share(present, from, to);
    }
    return new FeatureBaseline(
        Arrays.stream(edges).boxed().toList(), Arrays.stream(shares).boxed().toList(), missing);
  }

  /** Inner deciles; fewer where several fall on one value. */
  private static double[] edges(double[] present) {
    if (present.length == 0) {
      return new double[0];
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(present);
    double[] deciles = new double[BINS - 1];
    for (int i = 0; i < deciles.length; i++) {
      deciles[i] = percentile.evaluate(100.0 * (i + 1) / BINS);
    }
    return Arrays.stream(deciles).distinct().toArray();
  }

  /** Share of the values in [from, to). */
  private static double share(double[] present, double from, double to) {
    long inside = Arrays.stream(present).filter(value -> value >= from && value < to).count();
    return present.length == 0 ? 0 : (double) inside / present.length;
  }
}
