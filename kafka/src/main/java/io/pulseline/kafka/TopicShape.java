package io.pulseline.kafka;

import java.util.Optional;

/**
 * What a topic is created with.
 *
 * @param replication copies of each partition; empty for what the brokers do by default
 */
public record TopicShape(int partitions, Optional<Short> replication) {
  /** A shape with as many copies as the brokers make by default. */
  public static TopicShape of(int partitions) {
    return new TopicShape(partitions, Optional.empty());
  }
}
