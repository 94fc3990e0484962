package io.pulseline.contract.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a model was made from.
 *
 * @param lake URI of the folder that was read
 * @param files names of its Parquet files, relative to it
 * @param rows how many rows they hold
 * @param offsets first and last Kafka offset by partition
 * @param firstEvent earliest event time
 * @param lastEvent latest event time
 * @param codeVersion of the trainer
 */
public record Lineage(
    String lake,
    List<String> files,
    long rows,
    Map<Integer, OffsetRange> offsets,
    Instant firstEvent,
    Instant lastEvent,
    String codeVersion) {

  public Lineage {
    files = List.copyOf(files);
    offsets = Map.copyOf(offsets);
  }

  /** Both ends are included. */
  public record OffsetRange(long first, long last) {}
}
