package io.pulseline.jobs.records;

import io.pulseline.contract.envelope.RecordPosition;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * What Kafka says of a record beside its key and value.
 *
 * @param timestampMillis epoch milliseconds, {@link ConsumerRecord#NO_TIMESTAMP} without one
 * @param headerNames in their order
 * @param headerValues of the header at the same place; null where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: never compared nor changed
public record Origin(
    RecordPosition position, long timestampMillis, String[] headerNames, byte[][] headerValues) {
  private static final String[] NO_NAMES = {};
  private static final byte[][] NO_VALUES = {};

  static Origin of(ConsumerRecord<byte[], byte[]> kafka) {
    Header[] headers = kafka.headers().toArray();
    String[] names = headers.length == 0 ? NO_NAMES : new String[headers.length];
    byte[][] values = headers.length == 0 ? NO_VALUES : new byte[headers.length][];
    for (int i = 0; i < headers.length; i++) {
      names[i] = headers[i].key();
      values[i] = headers[i].value();
    }
    return new Origin(
        new RecordPosition(kafka.topic(), kafka.partition(), kafka.offset()),
        kafka.timestamp(),
        names,
        values);
  }

  /** The record's own headers, as a producer takes them. */
  List<Header> headers() {
    List<Header> headers = new ArrayList<>(headerNames.length);
    for (int i = 0; i < headerNames.length; i++) {
      headers.add(new RecordHeader(headerNames[i], headerValues[i]));
    }
    return headers;
  }

  /** What the headers take, in bytes. */
  int headerBytes() {
    int bytes = 0;
    for (int i = 0; i < headerNames.length; i++) {
      bytes += headerNames[i].length() + (headerValues[i] == null ? 0 : headerValues[i].length);
    }
    return bytes;
  }
}
