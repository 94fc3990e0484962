package io.pulseline.contract.monitor;

import java.time.Instant;
import java.util.List;

/**
 * A document of the monitor's index: one feature in one event-time window. What is not there is
 * null: numbers of a categorical feature or of a window without a value, and the comparison when
 * there is none.
 *
 * @param windowEnd the first instant that is not in the window
 * @param feature name of the column
 * @param count records that have a value
 * @param missing records that have none
 * @param sd sample standard deviation
 * @param p05 a quantile, like the next four; by a KLL sketch, within 1.4 % of the rank
 * @param bins what each number of binCounts counts: a category, an interval of the baseline's
 *     edges, missing values
 * @param modelVersion whose training rows it is compared with
 * @param ks null for a categorical feature too
 * @param pValue the smallest of the feature's, corrected for all tests of the window
 */
public record FeatureWindow(
    Kind kind,
    Instant windowStart,
    Instant windowEnd,
    String feature,
    long count,
    long missing,
    Double mean,
    Double sd,
    Double min,
    Double max,
    Double p05,
    Double p25,
    Double p50,
    Double p75,
    Double p95,
    List<String> bins,
    List<Long> binCounts,
    String modelVersion,
    Double psi,
    Double ks,
    Double pValue,
    Finding finding) {

  public FeatureWindow {
    bins = List.copyOf(bins);
    binCounts = List.copyOf(binCounts);
  }
}
