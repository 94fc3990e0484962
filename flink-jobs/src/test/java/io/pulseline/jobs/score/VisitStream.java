package io.pulseline.jobs.score;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.kafka.KafkaSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records of shop-visits, a thousand a second, until it is closed. */
final class VisitStream implements AutoCloseable {
  private static final int AT_ONCE = 20;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final EnvelopeCodec codec;
  private long sent;

  VisitStream(KafkaSettings kafka, String topic, Dataset dataset) {
    this.producer =
        new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.codec = new EnvelopeCodec(dataset);
    var ignored = clock.scheduleAtFixedRate(this::send, 0, AT_ONCE, TimeUnit.MILLISECONDS);
  }

  /** What stands in the record of a number. */
  static double[] values(long id) {
    return new double[] {18 + id % 80, id % 977 * 0.37, id % 3, 1 + id % 2, id % 2};
  }

  private void send() {
    for (int i = 0; i < AT_ONCE; i++) {
      long id = sent++;
      var visit = new Envelope(1, id, System.currentTimeMillis(), values(id), new String[] {null});
      var ignored =
          producer.send(
              new ProducerRecord<>(topic, RecordKey.of(id), codec.encode(visit)),
              (metadata, failure) -> {
                if (failure != null) {
                  throw new IllegalStateException("Kafka did not take a record", failure);
                }
              });
    }
  }

  /** Sends no more; how many there are in all. */
  long end() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.MINUTES);
    producer.flush();
    return sent;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close();
  }
}
