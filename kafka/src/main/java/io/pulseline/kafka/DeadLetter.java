package io.pulseline.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.contract.envelope.RecordPosition;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record that a job refused, as its dead letter tells of it.
 *
 * @param record where the refused record stands, or stood: it may be gone by now
 * @param letter the letter itself; its key and value are the refused record's
 */
public record DeadLetter(
    RecordPosition record, String reason, ConsumerRecord<byte[], byte[]> letter) {

  /**
   * Reads a letter.
   *
   * @throws UserException when a header is missing that every letter has
   */
  public static DeadLetter of(ConsumerRecord<byte[], byte[]> letter) {
    String place =
        "%s-%s-%s"
            .formatted(
                required(letter, DeadLetterHeaders.TOPIC),
                required(letter, DeadLetterHeaders.PARTITION),
                required(letter, DeadLetterHeaders.OFFSET));
    return new DeadLetter(
        RecordPosition.parse(place)
            .orElseThrow(() -> none(letter, "stands for '" + place + "', which is no position")),
        required(letter, DeadLetterHeaders.REASON),
        letter);
  }

  /** A header of the letter; empty when it has none of that name. */
  public Optional<String> header(String name) {
    return header(letter, name);
  }

  /** The position at which the record was refused first, if it was sent again since then. */
  public Optional<String> replayOf() {
    return header(DeadLetterHeaders.REPLAY_OF);
  }

  /** The headers that the refused record itself has. */
  public List<Header> ownHeaders() {
    return StreamSupport.stream(letter.headers().spliterator(), false)
        .filter(header -> !DeadLetterHeaders.isOfLetter(header.key()))
        .toList();
  }

  private static String required(ConsumerRecord<byte[], byte[]> letter, String name) {
    return header(letter, name).orElseThrow(() -> none(letter, "has no header " + name));
  }

  private static Optional<String> header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }

  private static UserException none(ConsumerRecord<byte[], byte[]> letter, String why) {
    return new UserException(
        "record %d of %s-%d %s, so it is no dead letter of a job"
            .formatted(letter.offset(), letter.topic(), letter.partition(), why));
  }
}
