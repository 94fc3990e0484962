package io.pulseline.retrain;

import static org.awaitility.Awaitility.await;

import io.pulseline.contract.monitor.Alert;
import io.pulseline.contract.monitor.MonitorJson;
import io.pulseline.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A process that answers alerts, as a thread. Closed, it ends without finishing what it does. */
final class Reader implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicBoolean ready = new AtomicBoolean();
  private final CompletableFuture<Void> end;
  private final KafkaSettings kafka;
  private final String topic;

  private Reader(
      KafkaSettings kafka, String topic, Duration interval, Trainings trainings, Clock clock) {
    this.kafka = kafka;
    this.topic = topic;
    OnAlert loop = new OnAlert(new Debounce(interval), trainings, PAUSE, clock, said::add);
    this.end =
        CompletableFuture.runAsync(
            () -> {
              try (AlertTopic alerts = AlertTopic.open(kafka, topic, topic, loop::lost)) {
                loop.run(alerts, stopped::get, () -> ready.set(true));
              }
            });
  }

  /** One that is ready; the topic's name is that of its group, too. */
  static Reader of(
      KafkaSettings kafka, String topic, Duration interval, Trainings trainings, Clock clock) {
    Reader reader = new Reader(kafka, topic, interval, trainings, clock);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> reader.ready.get() || reader.end.isCompletedExceptionally());
    if (reader.end.isCompletedExceptionally()) {
      reader.end.join();
    }
    return reader;
  }

  /** What it told people so far. */
  List<String> said() {
    return said;
  }

  void send(Alert alert) {
    send(alert.feature(), MonitorJson.write(alert));
  }

  void send(String feature, byte[] value) {
    try (var producer =
        new KafkaProducer<>(
            kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, feature.getBytes(StandardCharsets.UTF_8), value))
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stopped.set(true);
    end.orTimeout(30, TimeUnit.SECONDS).join();
  }
}
