package io.pulseline.dlq;

import io.pulseline.contract.UserException;
import io.pulseline.kafka.DeadLetter;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import io.pulseline.schemas.RecordDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sends the records of dead letters to their topics again, each once more at most, whatever kills
 * whom. A record and the mark that it was sent are one transaction. Its id is the same for every
 * replay of a dead-letter topic: one that begins ends what another left open, and shuts that one
 * out if it lives, before it looks which marks there are.
 */
public final class Replay {
  private static final int LETTERS_A_TRANSACTION = 500;

  /** Of which there is one, so that marks need no order among partitions. */
  private static final TopicShape MARKS = TopicShape.of(1);

  private final DeadLetterTopic letters;
  private final RecordDecoder records;
  private final Consumer<Outcome> tell;
  private final List<Outcome> uncommitted = new ArrayList<>();

  /**
   * A replay of some letters.
   *
   * @param records is to accept them now
   * @param tell is told what became of each letter, when that is for good
   */
  public Replay(DeadLetterTopic letters, RecordDecoder records, Consumer<Outcome> tell) {
    this.letters = letters;
    this.records = records;
    this.tell = tell;
  }

  /** Says what {@link #run} would do now, and does nothing. */
  public void rehearse(Predicate<DeadLetter> wanted) {
    Map<String, String> replays = letters.replays();
    Judge judge = new Judge(records, replays);
    letters.read(
        wanted,
        letter -> {
          tell.accept(
              judge
                  .objection(letter)
                  .orElseGet(() -> Outcome.of(letter.record(), Outcome.Kind.WOULD_BE_SENT, null)));
          replays.putIfAbsent(letter.record().toString(), "this time");
        });
  }

  /**
   * Sends the letters that the codec accepts now.
   *
   * @throws UserException when Kafka does not answer, a topic is gone, or another replay takes over
   */
  public void run(Predicate<DeadLetter> wanted) {
    Set<String> topics;
    try (Topics kafka = new Topics(letters.kafka())) {
      topics = kafka.names();
      kafka.ensureCompacted(letters.replaysTopic(), MARKS);
    }
    try (Sender sender = Sender.begin(letters)) {
      // After the sender has begun: until then another one may add to them
      Map<String, String> replays = letters.replays();
      Judge judge = new Judge(records, replays);
      letters.read(
          wanted,
          letter -> {
            Outcome outcome =
                judge
                    .objection(letter)
                    .orElseGet(
                        () -> {
                          requireTopic(letter, topics);
                          String now = Instant.now().toString();
                          sender.send(letter, now);
                          replays.put(letter.record().toString(), now);
                          return Outcome.of(letter.record(), Outcome.Kind.SENT, null);
                        });
            uncommitted.add(outcome);
            if (uncommitted.size() >= LETTERS_A_TRANSACTION) {
              commit(sender);
            }
          });
      commit(sender);
    }
  }

  private void commit(Sender sender) {
    sender.commit();
    uncommitted.forEach(tell);
    uncommitted.clear();
  }

  private void requireTopic(DeadLetter letter, Set<String> topics) {
    if (!topics.contains(letter.record().topic())) {
      throw new UserException(
          "Kafka at %s has no topic %s any more, from which %s came; create it, or choose other"
                  .formatted(letters.kafka().bootstrap(), letter.record().topic(), letter.record())
              + " letters");
    }
  }
}
