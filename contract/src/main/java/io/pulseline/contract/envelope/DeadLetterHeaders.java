package io.pulseline.contract.envelope;

/**
 * Kafka headers of a dead letter. Their values are UTF-8 text; the dead letter's key and value are
 * the refused record's own bytes.
 */
public final class DeadLetterHeaders {
  /** Name of a {@link RejectionReason}, or {@link #REFUSED_BY_INDEX}. */
  public static final String REASON = "pulseline.reason";

  /** The reason of a record that the codec accepts and Elasticsearch does not. */
  public static final String REFUSED_BY_INDEX = "REFUSED_BY_INDEX";

  /** For people: which field, what was expected, what came. */
  public static final String DETAIL = "pulseline.detail";

  /** Where the refused record stands: topic, partition and offset. */
  public static final String TOPIC = "pulseline.topic";

  public static final String PARTITION = "pulseline.partition";
  public static final String OFFSET = "pulseline.offset";

  /** Which job refused it. */
  public static final String JOB = "pulseline.job";

  /** When, ISO-8601 in UTC. */
  public static final String TIME = "pulseline.time";

  private DeadLetterHeaders() {}
}
