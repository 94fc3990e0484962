package io.pulseline.dlq;

import io.pulseline.contract.envelope.RecordPosition;

/**
 * What became of a letter that was to be sent again.
 *
 * @param record at which position it was refused
 * @param reason why it is refused still; null otherwise
 * @param detail for people
 */
public record Outcome(String record, Kind outcome, String reason, String detail) {

  /** The ends that a replay can have. */
  public enum Kind {
    /** The codec accepts it now, and it is in its topic once more. */
    SENT("sent again"),
    /** The codec accepts it now; it would have been sent. */
    WOULD_BE_SENT("would be sent"),
    /** The codec refuses it still; it can be tried once more. */
    REFUSED("still refused"),
    /** It was sent again before, and is not sent a second time. */
    SENT_BEFORE("sent before");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  static Outcome of(RecordPosition record, Kind outcome, String detail) {
    return new Outcome(record.toString(), outcome, null, detail);
  }
}
