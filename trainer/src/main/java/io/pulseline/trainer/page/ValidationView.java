package io.pulseline.trainer.page;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import java.util.List;
import java.util.Map;

/**
 * What the page about the rows of a training shows.
 *
 * @param training how the features of the training rows are distributed, by name; empty when that
 *     is compared with nothing
 * @param production the same of the version in production, empty when there is none
 * @param drift how far they are from each other, by name of the feature
 */
public record ValidationView(
    Dataset dataset,
    long rows,
    List<Check> checks,
    Map<String, FeatureBaseline> training,
    Map<String, FeatureBaseline> production,
    Map<String, Double> drift,
    double driftLimit) {

  /** What came of a check, the worst first. */
  public enum Outcome {
    FAILED,
    WARNING,
    PASSED
  }

  /**
   * One check.
   *
   * @param subject a column, or the rows as a whole
   * @param found what was found, in words
   * @param limit what it was held against; may be empty
   * @param advice what to do about it; empty where nothing has to be done
   */
  public record Check(Outcome outcome, String subject, String found, String limit, String advice) {}
}
