package io.pulseline.contract.envelope;

/** What became of the bytes of one Kafka record. */
public sealed interface Decoded {

  /**
   * A record that every sink takes.
   *
   * @param unknownFields how many fields the descriptor does not know; they are ignored
   */
  record Accepted(Envelope envelope, int unknownFields) implements Decoded {}

  /**
   * A record for the dead-letter topic.
   *
   * @param detail for people: which field, what was expected, what came
   */
  record Rejected(RejectionReason reason, String detail) implements Decoded {}
}
