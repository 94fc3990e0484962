package io.pulseline.features;

import java.util.stream.IntStream;

/** Work on rows that can be done in any order, by all processors. */
final class RowBlocks {
  private static final int SIZE = 8192;

  private RowBlocks() {}

  /** Rows from {@code from} to before {@code to}. */
  @FunctionalInterface
  interface Work {
    void on(int from, int to);
  }

  static void forEach(int rows, Work work) {
    IntStream.range(0, (rows + SIZE - 1) / SIZE)
        .parallel()
        .forEach(block -> work.on(block * SIZE, Math.min(rows, (block + 1) * SIZE)));
  }
}
