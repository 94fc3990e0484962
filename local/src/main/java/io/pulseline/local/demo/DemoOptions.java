package io.pulseline.local.demo;

import io.pulseline.local.stack.StackSettings;

/**
 * What a demo was asked to do.
 *
 * @param records how many to generate
 * @param seconds over how long the stream is spread
 * @param chaos whether the ingest job is killed in mid-stream
 * @param exit whether to stop everything at the end
 */
public record DemoOptions(
    StackSettings stack,
    long records,
    long seconds,
    long seed,
    boolean chaos,
    boolean exit,
    boolean json) {

  /** Records a second, at least 1. */
  long rate() {
    return (records + seconds - 1) / seconds;
  }
}
