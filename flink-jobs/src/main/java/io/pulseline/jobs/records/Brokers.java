package io.pulseline.jobs.records;

import io.pulseline.kafka.KafkaSettings;
import java.io.Serializable;
import java.util.HashMap;

/** Settings of clients on their way to the workers. */
record Brokers(String bootstrap, HashMap<String, String> more) implements Serializable {
  private static final long serialVersionUID = 1L;

  static Brokers of(KafkaSettings settings) {
    return new Brokers(settings.bootstrap(), new HashMap<>(settings.more()));
  }

  KafkaSettings settings() {
    return new KafkaSettings(bootstrap, more);
  }
}
