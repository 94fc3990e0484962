package io.pulseline.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.kafka.DeadLetter;
import io.pulseline.kafka.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records together with their marks, in transactions. What is not committed never was. */
final class Sender implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final DeadLetterTopic letters;
  private final KafkaProducer<byte[], byte[]> producer;
  private boolean open;

  private Sender(DeadLetterTopic letters, KafkaProducer<byte[], byte[]> producer) {
    this.letters = letters;
    this.producer = producer;
  }

  /** Undoes what an earlier sender left open, and lets it send no more. */
  static Sender begin(DeadLetterTopic letters) {
    try {
      var sender =
          new Sender(
              letters,
              new KafkaProducer<>(
                  settings(letters), new ByteArraySerializer(), new ByteArraySerializer()));
      sender.answered(sender.producer::initTransactions);
      return sender;
    } catch (KafkaException e) {
      throw letters.kafka().refused(e);
    }
  }

  static String transactionalId(DeadLetterTopic letters) {
    return "pulseline-dlq-" + letters.name();
  }

  private static Map<String, Object> settings(DeadLetterTopic letters) {
    Map<String, Object> settings = letters.kafka().producer();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(letters));
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_DEAD_LETTER);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, letters.kafka().answer().toMillis());
    return settings;
  }

  /** The record as it was, with its own headers and one that says that it comes again. */
  void send(DeadLetter letter, String now) {
    String position = letter.record().toString();
    var record =
        new ProducerRecord<>(
            letter.record().topic(), letter.letter().key(), letter.letter().value());
    letter.ownHeaders().forEach(record.headers()::add);
    record.headers().add(DeadLetterHeaders.REPLAY_OF, position.getBytes(UTF_8));
    var mark =
        new ProducerRecord<>(letters.replaysTopic(), position.getBytes(UTF_8), now.getBytes(UTF_8));
    answered(
        () -> {
          if (!open) {
            producer.beginTransaction();
            open = true;
          }
          queue(record);
          queue(mark);
        });
  }

  private void queue(ProducerRecord<byte[], byte[]> record) {
    var unused = producer.send(record); // a failure to send is one to commit
  }

  /** Makes all that was sent visible, or none of it. */
  void commit() {
    if (open) {
      answered(producer::commitTransaction);
      open = false;
    }
  }

  private void answered(Runnable request) {
    try {
      request.run();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new UserException(
          "another replay of %s has begun and goes on instead of this one; see what it says"
              .formatted(letters.name()),
          e);
    } catch (KafkaException e) {
      throw letters.kafka().refused(e);
    }
  }

  /** Ends the transaction that is open, if any, as if it had never been. */
  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
