package io.pulseline.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of a test's own, and what is written to it. */
record SmallTopic(KafkaSettings kafka, String name) {
  static SmallTopic create(KafkaSettings kafka, String name, int partitions) {
    try (Topics topics = new Topics(kafka)) {
      topics.ensureRecords(name, TopicShape.of(partitions));
    }
    return new SmallTopic(kafka, name);
  }

  /** Writes to one partition; returns when all of it is there. */
  SmallTopic write(int partition, int records, int bytesEach) {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
      send(producer, partition, records, bytesEach);
    }
    return this;
  }

  /** A transaction that is neither committed nor aborted; its records are there when it returns. */
  KafkaProducer<byte[], byte[]> openTransaction(int partition, int records) {
    KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", name));
    producer.initTransactions();
    producer.beginTransaction();
    send(producer, partition, records, 1);
    return producer;
  }

  private void send(
      KafkaProducer<byte[], byte[]> producer, int partition, int records, int bytesEach) {
    try {
      for (int i = 0; i < records - 1; i++) {
        var unused =
            producer.send(new ProducerRecord<>(name, partition, null, new byte[bytesEach]));
      }
      producer.send(new ProducerRecord<>(name, partition, null, new byte[bytesEach])).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(kafka.producer());
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
