package io.pulseline.trainer.calibration;

import io.pulseline.trainer.boost.HeldOut;
import io.pulseline.trees.calibration.Isotonic;
import io.pulseline.trees.calibration.PiecewiseLinear;
import io.pulseline.trees.calibration.Uncalibrated;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits isotonic curves: sorted rows are put into bins of equally many, neighbouring bins that fall
 * are pooled until none does (pool adjacent violators), and the curve goes through their centres.
 */
final class IsotonicFit {
  private static final int MOST_BINS = 100;
  private static final int FEWEST_ROWS = 20;

  /** Of the range of x, between knots: steeper curves would blow rounding errors up. */
  private static final double GAP = 1.0 / 50;

  private IsotonicFit() {}

  static Isotonic fit(HeldOut rows, int classes) {
    if (classes == 2) {
      return new Isotonic(List.of(curve(rows.margins(), 1, 0, rows.truth(), 1)));
    }
    float[] plain = new Uncalibrated().probabilities(rows.margins(), classes);
    return new Isotonic(
        IntStream.range(0, classes)
            .mapToObj(k -> curve(plain, classes, k, rows.truth(), k))
            .toList());
  }

  /** A block of neighbouring rows. */
  private record Block(double sumX, double hits, int rows) {
    double x() {
      return sumX / rows;
    }

    double share() {
      return hits / rows;
    }

    Block with(Block other) {
      return new Block(sumX + other.sumX, hits + other.hits, rows + other.rows);
    }
  }

  private static PiecewiseLinear curve(
      float[] values, int width, int at, int[] truth, int positive) {
    long[] order = order(values, width, at, truth, positive);
    int bins = Math.max(1, Math.min(MOST_BINS, order.length / FEWEST_ROWS));
    double range = value(order[order.length - 1]) - value(order[0]);
    Deque<Block> blocks = new ArrayDeque<>();
    for (int bin = 0; bin < bins; bin++) {
      Block block =
          block(
              order,
              (int) ((long) bin * order.length / bins),
              (int) ((bin + 1L) * order.length / bins));
      while (!blocks.isEmpty()
          && (blocks.peekLast().share() >= block.share()
              || block.x() - blocks.peekLast().x() < GAP * range)) {
        block = blocks.pollLast().with(block);
      }
      blocks.addLast(block);
    }
    return through(blocks, order.length);
  }

  /** No class is impossible only because none of so many rows was of it. */
  private static PiecewiseLinear through(Deque<Block> blocks, int rows) {
    double least = 0.5 / (rows + 1.0);
    List<Float> x = new ArrayList<>();
    List<Float> y = new ArrayList<>();
    for (Block block : blocks) {
      x.add((float) block.x());
      y.add((float) Math.min(1 - least, Math.max(least, block.share())));
    }
    return new PiecewiseLinear(x, y);
  }

  private static Block block(long[] order, int from, int to) {
    double sum = 0;
    int hits = 0;
    for (int i = from; i < to; i++) {
      sum += value(order[i]);
      hits += (int) (order[i] & 1);
    }
    return new Block(sum, hits, to - from);
  }

  /**
   * Rows by ascending value, each packed with its truth: bits that sort as floats do, then a hit.
   */
  private static long[] order(float[] values, int width, int at, int[] truth, int positive) {
    long[] order = new long[truth.length];
    for (int row = 0; row < order.length; row++) {
      int bits = Float.floatToIntBits(values[row * width + at]);
      int sortable = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
      order[row] = (long) sortable << 1 | (truth[row] == positive ? 1 : 0);
    }
    Arrays.sort(order);
    return order;
  }

  private static float value(long packed) {
    int sortable = (int) (packed >> 1);
    return Float.intBitsToFloat(sortable < 0 ? sortable ^ Integer.MAX_VALUE : sortable);
  }
}
