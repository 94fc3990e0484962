package io.pulseline.generator.stream;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.RejectionReason;

/** Writes records as values of Kafka records, and spoils them. Of one thread. */
public interface ValueWriter {

  byte[] write(Envelope envelope);

  /**
   * A record's corrupted form, which has to be rejected for a given reason.
   *
   * @param good the value of a record that is accepted
   * @param variant picks among several ways; any number
   * @return null for a tombstone
   */
  byte[] corrupt(byte[] good, RejectionReason reason, long variant);
}
