package io.pulseline.contract.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The names under which manifests, the registry and results hold a model's metrics. */
public final class MetricNames {
  public static final String ACCURACY = "accuracy";
  public static final String WEIGHTED_F1 = "f1_weighted";
  public static final String AUC = "auc";

  /** In the order in which people are told them. */
  public static final List<String> IN_ORDER = List.of(ACCURACY, WEIGHTED_F1, AUC);

  private MetricNames() {}

  /** Metrics on one line. */
  public static String line(Map<String, Double> metrics) {
    return IN_ORDER.stream()
        .filter(metrics::containsKey)
        .map(name -> String.format(Locale.ROOT, "%s %.4f", name, metrics.get(name)))
        .collect(Collectors.joining(", "));
  }
}
