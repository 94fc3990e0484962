package io.pulseline.contract.model;

import java.util.List;

/** The names under which manifests, the registry and results hold a model's metrics. */
public final class MetricNames {
  public static final String ACCURACY = "accuracy";
  public static final String WEIGHTED_F1 = "f1_weighted";
  public static final String AUC = "auc";

  /** In the order in which people are told them. */
  public static final List<String> IN_ORDER = List.of(ACCURACY, WEIGHTED_F1, AUC);

  private MetricNames() {}
}
