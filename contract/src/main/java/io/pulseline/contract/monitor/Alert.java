package io.pulseline.contract.monitor;

import java.time.Instant;

/**
 * A message of the alerts topic: a feature began to drift away from what the model in production
 * was trained on, or is back. Its key on Kafka is the feature's name.
 *
 * @param dataset name of the dataset
 * @param feature name of the column
 * @param windowStart start of the event-time window that decided it
 * @param windowEnd its end, which is not in it
 * @param since start of the window in which this drift was raised; of a raised one the same window
 * @param modelVersion whose training rows it is measured against
 * @param rows records of the window that were compared
 * @param psi population stability index over all bins, missing values among them
 * @param ks Kolmogorov-Smirnov distance on the baseline's edges; null for a categorical feature
 * @param pValue the smallest of the feature's, corrected for all tests of the window
 * @param psiLimit above which an index is a drift, if it is significant
 * @param ksLimit above which a distance is one, likewise
 * @param significance below which a p-value is significant
 */
public record Alert(
    String dataset,
    String feature,
    Change change,
    Instant windowStart,
    Instant windowEnd,
    Instant since,
    String modelVersion,
    long rows,
    double psi,
    Double ks,
    double pValue,
    double psiLimit,
    double ksLimit,
    double significance) {

  /** What happened to the feature. */
  public enum Change {
    RAISED,
    CLEARED
  }
}
