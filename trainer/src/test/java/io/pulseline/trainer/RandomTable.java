package io.pulseline.trainer;

import io.pulseline.trainer.table.Table;
import java.util.SplittableRandom;

/** Small tables of any shape, with missing values and classes that depend on the features. */
public final class RandomTable {
  private RandomTable() {}

  public static Table of(int rows, int width, int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] features = new float[rows * width];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int column = 0; column < width; column++) {
        float value = random.nextInt(-5, 20) * (column % 2 == 0 ? 1 : 0.1f);
        boolean missing = random.nextInt(12) == 0;
        features[row * width + column] = missing ? Float.NaN : value;
        sum += missing ? 0 : value;
      }
      labels[row] =
          random.nextInt(6) == 0
              ? random.nextInt(classes)
              : Math.floorMod((int) Math.floor(sum / 7), classes);
    }
    return new Table(width, features, labels);
  }
}
