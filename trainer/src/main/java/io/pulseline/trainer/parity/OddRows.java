package io.pulseline.trainer.parity;

import io.pulseline.trainer.table.Table;
import java.util.SplittableRandom;

/**
 * Rows that the lake does not hold but a client may send: real ones with values taken away or
 * replaced by extreme and unusual ones. The first has no value at all.
 */
public final class OddRows {
  private static final float[] UNUSUAL = {
    0, -0f, 1, -1, 0.5f, 1e-30f, -1e-30f, 1e6f, -1e6f, 1e30f, -1e30f
  };

  private OddRows() {}

  /**
   * Makes rows.
   *
   * @return row-major features, {@code rows} × the table's width
   */
  public static float[] of(Table table, int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = table.width();
    float[] features = new float[rows * width];
    for (int i = 0; i < features.length; i++) {
      features[i] = i < width ? Float.NaN : value(table, i % width, random);
    }
    return features;
  }

  private static float value(Table table, int column, SplittableRandom random) {
    float real = table.feature(random.nextInt(table.rows()), column);
    return switch (random.nextInt(8)) {
      case 0 -> Float.NaN;
      case 1 -> UNUSUAL[random.nextInt(UNUSUAL.length)];
      case 2 -> Math.nextUp(real);
      case 3 -> Math.nextDown(real);
      default -> real;
    };
  }
}
