package io.pulseline.dlq;

import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.kafka.DeadLetter;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The dead letters of a dataset, and which of them were sent again. */
public record DeadLetterTopic(KafkaSettings kafka, String name) {

  /**
   * A compacted topic: key is the text of a record's position, value the time it was sent again.
   */
  String replaysTopic() {
    return Names.replaysTopic(name);
  }

  /**
   * Hands on all letters that are committed by now, those of one partition in their order.
   *
   * @throws UserException when there is no such topic, or it holds something that is no letter
   */
  public void read(Predicate<DeadLetter> wanted, Consumer<DeadLetter> each) {
    try (TopicReader reader = TopicReader.ofCommitted(kafka, name)) {
      Map<Integer, Long> ends = reader.ends();
      if (ends.isEmpty()) {
        throw new UserException(
            "Kafka at %s has no topic %s; see --dataset and --dead-letter-topic"
                .formatted(kafka.bootstrap(), name));
      }
      reader.read(
          Map.of(),
          ends,
          record -> {
            DeadLetter letter = DeadLetter.of(record);
            if (wanted.test(letter)) {
              each.accept(letter);
            }
          });
    }
  }

  /** When records were sent again, by the text of their position. */
  public Map<String, String> replays() {
    Map<String, String> replays = new HashMap<>();
    try (TopicReader reader = TopicReader.ofCommitted(kafka, replaysTopic())) {
      reader.read(
          Map.of(), reader.ends(), mark -> replays.put(Text.of(mark.key()), Text.of(mark.value())));
    }
    return replays;
  }
}
