package io.pulseline.observe;

import io.pulseline.contract.Names;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import io.pulseline.kafka.Topics;
import java.util.List;
import java.util.Optional;

/** Which datasets a Kafka holds records of, told by the names of its topics. */
public final class RecordedDatasets {
  private RecordedDatasets() {}

  /** Their names, sorted; a topic that holds nothing does not count. */
  public static List<String> in(KafkaSettings kafka) {
    try (Topics topics = new Topics(kafka)) {
      return topics.names().stream()
          .filter(topic -> Names.datasetOfRecords(topic).isPresent() && hasRecords(kafka, topic))
          .map(Names::datasetOfRecords)
          .flatMap(Optional::stream)
          .toList();
    }
  }

  private static boolean hasRecords(KafkaSettings kafka, String topic) {
    try (TopicReader reader = TopicReader.ofCommitted(kafka, topic)) {
      return !reader.ends().equals(reader.beginnings());
    }
  }
}
