package io.pulseline.dlq.command;

import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.dlq.Text;
import io.pulseline.kafka.DeadLetter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * A letter as it is listed.
 *
 * @param record topic-partition-offset of the refused record, by which a letter is called
 * @param refused when
 * @param replayed when it was sent again, or that it is itself one that was; null otherwise
 */
record Shown(String record, String reason, String detail, Instant refused, String replayed) {
  static Shown of(DeadLetter letter, String replayed) {
    return new Shown(
        letter.record().toString(),
        letter.reason(),
        letter.header(DeadLetterHeaders.DETAIL).orElse(""),
        letter.header(DeadLetterHeaders.TIME).map(Shown::time).orElse(Instant.EPOCH),
        letter.replayOf().isPresent() ? "is a replay" : replayed);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH; // somebody else's letter: it is listed first
    }
  }

  String words() {
    return String.format(
        Locale.ROOT,
        "%s  %s  %-16s  %s%s",
        record,
        refused,
        reason,
        Text.shown(detail),
        replayed == null ? "" : " (sent again: " + replayed + ")");
  }
}
