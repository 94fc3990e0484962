package io.pulseline.dlq;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.kafka.DeadLetter;
import java.util.Map;
import java.util.Optional;

/** Says which letters may be sent again, and why another may not. */
final class Judge {
  private final EnvelopeCodec codec;
  private final Map<String, String> replays;

  /**
   * @param replays when records were sent again, by the text of their position; grows as letters
   *     are sent
   */
  Judge(Dataset dataset, Map<String, String> replays) {
    this.codec = new EnvelopeCodec(dataset);
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
    return codec.decode(letter.letter().value()) instanceof Decoded.Rejected bad
        ? Optional.of(
            new Outcome(
                letter.record().toString(),
                Outcome.Kind.REFUSED,
                bad.reason().name(),
                bad.detail()))
        : Optional.empty();
  }
}
