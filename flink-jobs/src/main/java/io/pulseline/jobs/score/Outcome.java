package io.pulseline.jobs.score;

import io.pulseline.contract.prediction.Quality;

/**
 * How one version did on one record.
 *
 * @param against the version in production, for one in its shadow; empty otherwise
 * @param labelled whether the record carries its target; right, hit and scores mean nothing without
 * @param right whether the label is the target
 * @param hit which of the measured classes is the true one, -1 when none is
 * @param scores probabilities of the measured classes
 * @param compared whether both versions gave a label
 * @param example the two labels, when they differ; null otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: the array is never compared nor changed
public record Outcome(
    String version,
    String against,
    long eventMillis,
    boolean labelled,
    boolean right,
    int hit,
    float[] scores,
    boolean compared,
    Quality.Example example) {

  private static final String NONE = "";

  /** Of the version in production, on a record that carries its target. */
  static Outcome ofProduction(LoadedModel model, Scored scored, long eventMillis, String target) {
    return of(model, NONE, scored, eventMillis, target, false, null);
  }

  /** Of a version in the shadow of another. */
  static Outcome ofShadow(
      LoadedModel model,
      Scored scored,
      String against,
      long eventMillis,
      String target,
      boolean compared,
      Quality.Example example) {
    return of(model, against, scored, eventMillis, target, compared, example);
  }

  private static Outcome of(
      LoadedModel model,
      String against,
      Scored scored,
      long eventMillis,
      String target,
      boolean compared,
      Quality.Example example) {
    boolean labelled = target != null && scored.isKnown();
    return new Outcome(
        model.release().version(),
        against,
        eventMillis,
        labelled,
        labelled && scored.label().equals(target),
        labelled ? model.classes().measuredAt(target) : -1,
        labelled ? model.classes().measured(scored.probabilities()) : new float[0],
        compared,
        example);
  }
}
