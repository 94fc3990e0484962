package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.scorer.ColumnFeature;
import io.pulseline.trainer.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The values of each feature of a table, in one pass over blocks of its rows. */
final class Summary {
  private static final int BLOCK = 1 << 14;

  private final Bounds bounds;
  private final int width;
  private final long[] missing;
  private final long[] outside;
  private final float[] least;
  private final float[] greatest;
  private final long[][] seen;

  private Summary(Bounds bounds) {
    this.bounds = bounds;
    this.width = bounds.lowest.length;
    this.missing = new long[width];
    this.outside = new long[width];
    this.least = new float[width];
    this.greatest = new float[width];
    this.seen = new long[width][];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < width; i++) {
      seen[i] = new long[bounds.codes[i].length];
    }
  }

  /** What the descriptor says of each feature, in the floats that a table holds. */
  private static final class Bounds {
    private final float[] lowest;
    private final float[] highest;
    private final float[][] codes;

    Bounds(List<Column> features) {
      int width = features.size();
      this.lowest = new float[width];
      this.highest = new float[width];
      this.codes = new float[width][];
      for (int i = 0; i < width; i++) {
        codes[i] = Data.codes(features.get(i));
        if (features.get(i) instanceof NumericColumn numeric) {
          lowest[i] = (float) numeric.lowest();
          highest[i] = (float) numeric.highest();
        }
      }
    }
  }

  static Summary of(Dataset dataset, Table table) {
    Bounds bounds = new Bounds(dataset.features());
    int blocks = (table.rows() + BLOCK - 1) / BLOCK;
    return IntStream.range(0, blocks)
        .parallel()
        .mapToObj(block -> new Summary(bounds).add(table, block * BLOCK))
        .reduce(Summary::and)
        .orElseGet(() -> new Summary(bounds));
  }

  private Summary add(Table table, int from) {
    int to = Math.min(table.rows(), from + BLOCK);
    float[] values = table.features();
    int at = from * width;
    for (int row = from; row < to; row++) {
      for (int i = 0; i < width; i++) {
        add(i, values[at++]);
      }
    }
    return this;
  }

  private void add(int feature, float value) {
    if (Float.isNaN(value)) {
      missing[feature]++;
      return;
    }
    least[feature] = Math.min(least[feature], value);
    greatest[feature] = Math.max(greatest[feature], value);
    long[] categories = seen[feature];
    if (categories.length == 0) {
      boolean inside =
          value >= bounds.lowest[feature]
              && value <= bounds.highest[feature]
              && Float.isFinite(value);
      outside[feature] += inside ? 0 : 1;
    } else if (value == ColumnFeature.UNKNOWN) {
      outside[feature]++;
    } else {
      categories[Arrays.binarySearch(bounds.codes[feature], value)]++;
    }
  }

  private Summary and(Summary other) {
    for (int i = 0; i < width; i++) {
      missing[i] += other.missing[i];
      outside[i] += other.outside[i];
      least[i] = Math.min(least[i], other.least[i]);
      greatest[i] = Math.max(greatest[i], other.greatest[i]);
      for (int c = 0; c < seen[i].length; c++) {
        seen[i][c] += other.seen[i][c];
      }
    }
    return this;
  }

  long missing(int feature) {
    return missing[feature];
  }

  /** Values beyond the descriptor's range, or none of its categories. */
  long outside(int feature) {
    return outside[feature];
  }

  /** Positive infinity when no value is there. */
  float least(int feature) {
    return least[feature];
  }

  /** Negative infinity when no value is there. */
  float greatest(int feature) {
    return greatest[feature];
  }

  /** Codes of a categorical feature, ascending; empty for a number. */
  float[] codes(int feature) {
    return bounds.codes[feature];
  }

  /** Rows by the position of their code in {@link #codes}. */
  long[] seen(int feature) {
    return seen[feature];
  }
}
