package io.pulseline.local.demo;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What a demo was asked to do.
 *
 * @param records how many to generate
 * @param seconds over how long the stream is spread
 * @param chaos whether the ingest job is killed in mid-stream
 * @param exit whether to stop everything at the end
 */
public record DemoOptions(
    Path root,
    Path data,
    String dataset,
    OptionalInt portBase,
    long records,
    long seconds,
    long seed,
    boolean chaos,
    boolean exit,
    boolean json) {

  /** Records a second, at least 1. */
  long rate() {
    return Math.max(1, (records + seconds - 1) / seconds);
  }
}
