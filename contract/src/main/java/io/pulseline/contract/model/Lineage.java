package io.pulseline.contract.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a model was made from.
 *
 * @param lake URI of the folder that was read
 * @param files its Parquet files that were read
 * @param rows how many of their rows were used
 * @param offsets first and last Kafka offset of those rows by partition
 * @param firstEvent their earliest event time
 * @param lastEvent their latest event time
 * @param codeVersion of the trainer
 */
public record Lineage(
    String lake,
    List<SourceFile> files,
    long rows,
    Map<Integer, OffsetRange> offsets,
    Instant firstEvent,
    Instant lastEvent,
    String codeVersion) {

  public Lineage {
    files = List.copyOf(files);
    offsets = Map.copyOf(offsets);
  }

  /**
   * A file as it was when it was read.
   *
   * @param name relative to the lake's folder
   * @param bytes its size, 0 in packages of old
   * @param sha256 of its content in hexadecimal, empty in packages of old
   */
  public record SourceFile(String name, long bytes, String sha256) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public SourceFile {}

    /** Manifests of old hold names alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SourceFile named(String name) {
      return new SourceFile(name, 0, "");
    }
  }

  /** Both ends are included. */
  public record OffsetRange(long first, long last) {}
}
