package io.pulseline.jobs.records;

import io.pulseline.contract.envelope.RecordPosition;

/** Places of records that never were in Kafka. */
public final class Origins {
  private Origins() {}

  /** An offset of partition 0 of a topic "records", without headers. */
  public static Origin at(long offset) {
    return at(0, offset);
  }

  public static Origin at(int partition, long offset) {
    return new Origin(
        new RecordPosition("records", partition, offset), 0, new String[0], new byte[0][]);
  }
}
