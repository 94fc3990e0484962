package io.pulseline.jobs.score;

/**
 * What a model says about one record.
 *
 * @param label null when the record holds a category that the model has never heard of
 * @param probabilities in the order of the model's classes; none without a label
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: the array is never compared nor changed
record Scored(String label, float[] probabilities) {
  static final Scored UNKNOWN = new Scored(null, new float[0]);

  boolean isKnown() {
    return label != null;
  }
}
