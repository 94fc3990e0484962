package io.pulseline.dlq;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.kafka.DeadLetter;
import io.pulseline.schemas.RecordDecoder;
import java.util.Map;
import java.util.Optional;

/** Says which letters may be sent again, and why another may not. */
final class Judge {
  private final RecordDecoder records;
  private final Map<String, String> replays;

  /**
   * @param replays when records were sent again, by the text of their position; grows as letters
   *     are sent
   */
  Judge(RecordDecoder records, Map<String, String> replays) {
    this.records = records;
    this.replays = replays;
  }

  /**
   * What keeps a letter from being sent; empty when nothing does. A record is sent once more at
   * most: the letter of one that was sent again, and then refused again, stays where it is.
   */
  Optional<Outcome> objection(DeadLetter letter) {
    String before = replays.get(letter.record().toString());
    if (before != null) {
      return Optional.of(
          Outcome.of(letter.record(), Outcome.Kind.SENT_BEFORE, "sent again at " + before));
    }
    if (letter.replayOf().isPresent()) {
      return Optional.of(
          Outcome.of(
              letter.record(),
              Outcome.Kind.SENT_BEFORE,
              "is " + letter.replayOf().get() + ", which was sent again already"));
    }
    return decoded(letter) instanceof Decoded.Rejected bad
        ? Optional.of(
            new Outcome(
                letter.record().toString(),
                Outcome.Kind.REFUSED,
                bad.reason().name(),
                bad.detail()))
        : Optional.empty();
  }

  private Decoded decoded(DeadLetter letter) {
    try {
      return records.decode(letter.letter().value());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted while the schema registry was waited for", e);
    }
  }
}
