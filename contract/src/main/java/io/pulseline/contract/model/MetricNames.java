package io.pulseline.contract.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names under which manifests, the registry and results hold a model's metrics, all of held-out
 * rows. A metric that is not defined, such as the AUC of rows that are all of one class, is NaN
 * here and null in JSON.
 */
public final class MetricNames {
  /** Share of right labels. */
  public static final String ACCURACY = "accuracy";

  /** F1 of the classes, weighted by their rows. */
  public static final String WEIGHTED_F1 = "f1_weighted";

  /** Area under the ROC curve, see {@link RocAuc}. */
  public static final String AUC = "auc";

  /** Area under the precision-recall curve, as average precision. */
  public static final String PR_AUC = "pr_auc";

  /** Mean negative logarithm of the probability of what came true. */
  public static final String LOG_LOSS = "log_loss";

  /** Mean squared error of probabilities. */
  public static final String BRIER = "brier";

  /** Expected calibration error: how far probabilities are from the shares that came true. */
  public static final String CALIBRATION_ERROR = "calibration_error";

  /** All, in the order in which people are told them. */
  public static final List<String> IN_ORDER =
      List.of(ACCURACY, WEIGHTED_F1, AUC, PR_AUC, LOG_LOSS, BRIER, CALIBRATION_ERROR);

  /** The ones that people are told where there is but one line. */
  public static final List<String> HEADLINE = List.of(ACCURACY, WEIGHTED_F1, AUC);

  private static final Set<String> ERRORS = Set.of(LOG_LOSS, BRIER, CALIBRATION_ERROR);

  private MetricNames() {}

  /** Whether more of a metric means a better model; of an error, less does. */
  public static boolean isBetterLarger(String name) {
    return !ERRORS.contains(name);
  }

  /** The {@link #HEADLINE} of metrics. */
  public static String line(Map<String, Double> metrics) {
    return HEADLINE.stream()
        .filter(metrics::containsKey)
        .map(name -> String.format(Locale.ROOT, "%s %.4f", name, metrics.get(name)))
        .collect(Collectors.joining(", "));
  }
}
