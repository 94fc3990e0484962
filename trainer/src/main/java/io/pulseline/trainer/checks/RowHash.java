package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.trainer.table.SplitMix;
import io.pulseline.trainer.table.Table;
import java.util.stream.IntStream;

/**
 * One number for the rounded features of a row. A number is rounded to one of a thousand steps
 * between its first and its last percentile, beyond which the steps go on; a category is itself.
 */
final class RowHash {
  private static final int STEPS = 1000;
  private static final int BLOCK = 1 << 14;

  /** By feature; 0 where values are not rounded. */
  private final float[] steps;

  private RowHash(float[] steps) {
    this.steps = steps;
  }

  static RowHash of(Data data) {
    float[] steps = new float[data.features().size()];
    IntStream.range(0, steps.length)
        .parallel()
        .filter(i -> data.features().get(i) instanceof NumericColumn)
        .forEach(i -> steps[i] = step(data.sample().sorted(i)));
    return new RowHash(steps);
  }

  private static float step(float[] sorted) {
    if (sorted.length == 0) {
      return 0;
    }
    float range = sorted[(int) (0.99 * (sorted.length - 1))] - sorted[sorted.length / 100];
    return Float.isFinite(range) ? range / STEPS : 0;
  }

  /** By row. */
  long[] of(Table table) {
    long[] hashes = new long[table.rows()];
    IntStream.range(0, (hashes.length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            block -> {
              int to = Math.min(hashes.length, (block + 1) * BLOCK);
              for (int row = block * BLOCK; row < to; row++) {
                hashes[row] = of(table.features(), row * steps.length);
              }
            });
    return hashes;
  }

  private long of(float[] features, int from) {
    long hash = 1;
    for (int i = 0; i < steps.length; i++) {
      float value = features[from + i];
      long rounded =
          steps[i] > 0 && Float.isFinite(value)
              ? Math.round((double) (value / steps[i]))
              : Float.floatToIntBits(value + 0f);
      hash = SplitMix.mixed(hash ^ rounded);
    }
    return hash;
  }
}
