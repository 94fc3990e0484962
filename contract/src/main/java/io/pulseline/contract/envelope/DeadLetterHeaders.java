package io.pulseline.contract.envelope;

import java.util.Set;

/**
 * Kafka headers of a dead letter. Their values are UTF-8 text; the dead letter's key and value are
 * the refused record's own bytes, and the refused record's own headers stand before these.
 */
public final class DeadLetterHeaders {
  /** All of them begin with it. */
  public static final String PREFIX = "pulseline.";

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

  /** The refused record's own timestamp in Kafka, ISO-8601 in UTC; not there if it has none. */
  public static final String TIMESTAMP = "pulseline.timestamp";

  /** Which job refused it. */
  public static final String JOB = "pulseline.job";

  /** The version of that job's code. */
  public static final String VERSION = "pulseline.version";

  /** When, ISO-8601 in UTC. */
  public static final String TIME = "pulseline.time";

  /**
   * Of a record, and so among the first of its dead letter's: it was a dead letter before and was
   * sent again. The value is the {@link RecordPosition} at which it was refused first.
   */
  public static final String REPLAY_OF = "pulseline.replay_of";

  private static final Set<String> OF_A_LETTER =
      Set.of(REASON, DETAIL, TOPIC, PARTITION, OFFSET, TIMESTAMP, JOB, VERSION, TIME);

  private DeadLetterHeaders() {}

  /** Whether a header tells of the refusal, and is none of the refused record's own. */
  public static boolean isOfLetter(String name) {
    return OF_A_LETTER.contains(name);
  }
}
