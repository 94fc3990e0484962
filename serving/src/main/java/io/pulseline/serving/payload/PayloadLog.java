package io.pulseline.serving.payload;

import io.pulseline.contract.UserException;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.Origin;
import io.pulseline.serving.plane.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a share of the requests and their answers to a Kafka topic. What waits is bounded in bytes;
 * what does not fit, or Kafka does not take, is dropped and counted. No request ever waits for it.
 */
public final class PayloadLog implements Recorder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PayloadLog.class);
  private static final int PARTITIONS = 4;
  private static final int LARGEST_EVENT = 2 << 20;
  private static final long LOOK_MILLIS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final KafkaSettings kafka;
  private final String topic;
  private final double share;
  private final long mostBytes;
  private final PayloadRecords records;
  private final Producer<byte[], byte[]> producer;
  private final BlockingQueue<PayloadEvent> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final Thread sender;
  private volatile boolean ending;

  /** Whether the last event was dropped: the first of many is told. */
  private volatile boolean losing;

  /**
   * A log.
   *
   * @param share of the requests, from 0 to 1
   * @param mostBytes of what waits to be sent, and again of what the client holds
   * @throws UserException when the settings are none that a client can have
   */
  public PayloadLog(KafkaSettings kafka, String topic, double share, long mostBytes) {
    this.kafka = kafka;
    this.topic = topic;
    this.share = share;
    this.mostBytes = mostBytes;
    this.records = new PayloadRecords(topic);
    this.producer = producer(kafka, mostBytes);
    sender = new Thread(this::run, "payload-log");
    sender.setDaemon(true);
    sender.start();
  }

  private static Producer<byte[], byte[]> producer(KafkaSettings kafka, long mostBytes) {
    Map<String, Object> settings = kafka.producer();
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 50);
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    settings.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, mostBytes);
    settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_EVENT);
    settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    try {
      return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw kafka.refused(e);
    }
  }

  @Override
  public Recording begin(InferRequest request, Origin origin) {
    if (ThreadLocalRandom.current().nextDouble() >= share) {
      return null;
    }
    // Room first: a copy of what will not be sent would be work for nothing
    if (!hold(PayloadEvent.Asked.bytesOf(request))) {
      return null;
    }
    String id = id(request, origin);
    waiting.add(new PayloadEvent(id, Instant.now(), origin, PayloadEvent.Asked.copyOf(request)));
    return response -> answered(id, origin, response);
  }

  private void answered(String id, Origin origin, InferResponse response) {
    PayloadEvent.Message message = new PayloadEvent.Answered(response);
    if (hold(message.bytes())) {
      waiting.add(new PayloadEvent(id, Instant.now(), origin, message));
    }
  }

  private static String id(InferRequest request, Origin origin) {
    if (!request.id().isEmpty()) {
      return request.id();
    }
    return origin.requestId().isEmpty() ? UUID.randomUUID().toString() : origin.requestId();
  }

  private boolean hold(long bytes) {
    if (waitingBytes.addAndGet(bytes) <= mostBytes) {
      return true;
    }
    waitingBytes.addAndGet(-bytes);
    drop("more wait than --payload-buffer holds");
    return false;
  }

  private void drop(String reason) {
    dropped.increment();
    if (!losing) {
      losing = true;
      LOG.warn(
          "payloads are dropped: {}; pulseline_serving_payload_dropped_total counts them", reason);
    }
  }

  /** Events that Kafka has taken. */
  public long sent() {
    return sent.sum();
  }

  /** Events that are lost. */
  public long dropped() {
    return dropped.sum();
  }

  private void run() {
    ensureTopic();
    try {
      while (true) {
        PayloadEvent event = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (event != null) {
          send(event);
        } else if (ending) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by close()
    }
  }

  /** Without it the events are dropped and counted, and whoever reads the log knows why. */
  private void ensureTopic() {
    try (Topics topics = new Topics(kafka)) {
      topics.ensureRecords(topic, TopicShape.of(PARTITIONS));
    } catch (UserException e) {
      if (!ending) {
        LOG.warn("payloads: {}", e.getMessage());
      }
    }
  }

  private void send(PayloadEvent event) {
    try {
      var unused =
          producer.send(
              records.of(event),
              (metadata, failure) -> {
                if (failure == null) {
                  sent.increment();
                  losing = false;
                } else {
                  drop(kafka.refused(failure).getMessage());
                }
              });
    } catch (KafkaException e) {
      drop(kafka.refused(e).getMessage());
    } finally {
      waitingBytes.addAndGet(-event.message().bytes());
    }
  }

  /** Sends what waits, within a little time. */
  @Override
  public void close() {
    ending = true;
    try {
      sender.join(PATIENCE.toMillis());
      sender.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(PATIENCE);
  }
}
