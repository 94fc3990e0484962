package io.pulseline.generator.stream;

import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a topic holds. */
final class RecordIds {
  private RecordIds() {}

  /** The keys of all records, sorted. */
  static List<Long> of(KafkaSettings kafka, String topic) {
    List<Long> ids = new ArrayList<>();
    try (TopicReader reader = TopicReader.ofAll(kafka, topic)) {
      reader.read(
          Map.of(),
          reader.ends(),
          record -> ids.add(RecordKey.recordId(record.key()).orElseThrow()));
    }
    return ids.stream().sorted().toList();
  }
}
