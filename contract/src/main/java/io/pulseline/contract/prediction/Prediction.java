package io.pulseline.contract.prediction;

import io.pulseline.contract.envelope.RecordPosition;

/**
 * What a version of a model says about one record.
 *
 * <p>A plain carrier for hot loops: the arrays are neither copied nor compared by content, and that
 * of the classes is the same for all predictions of a version.
 *
 * @param topic where the record stands, with partition and offset
 * @param recordId the record's number
 * @param eventMillis the record's event time, milliseconds since 1970-01-01T00:00Z
 * @param scoredAtMillis when it was scored, likewise
 * @param latencyMillis from the record's decoding to its score
 * @param version of the model
 * @param label the likeliest class, as it is written in the dataset's descriptor
 * @param classes the target's categories in the model's order
 * @param probabilities of the classes
 * @param target the true class, where the record carries it; null otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: the arrays are never compared nor changed
public record Prediction(
    String topic,
    int partition,
    long offset,
    long recordId,
    long eventMillis,
    long scoredAtMillis,
    long latencyMillis,
    String version,
    String label,
    String[] classes,
    float[] probabilities,
    String target) {

  /** The same however often the record is scored; see {@link RecordPosition#documentId()}. */
  public String id() {
    return new RecordPosition(topic, partition, offset).documentId();
  }

  /** Of the label; NaN when the model gives none. */
  public float probability() {
    for (int i = 0; i < classes.length; i++) {
      if (classes[i].equals(label)) {
        return probabilities[i];
      }
    }
    return Float.NaN;
  }
}
