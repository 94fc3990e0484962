package io.pulseline.trees.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * A function that is linear between knots and constant beyond them.
 *
 * @param x ascending, at least one
 * @param y as many
 */
public record PiecewiseLinear(List<Float> x, List<Float> y) {
  public PiecewiseLinear {
    x = List.copyOf(x);
    y = List.copyOf(y);
  }

  /** Prepares for many values. */
  public Function function() {
    return new Function(array(x), array(y));
  }

  private static float[] array(List<Float> list) {
    float[] array = new float[list.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = list.get(i);
    }
    return array;
  }

  /** The function over arrays. */
  public static final class Function {
    private final float[] x;
    private final float[] y;

    private Function(float[] x, float[] y) {
      this.x = x;
      this.y = y;
    }

    public double of(float value) {
      int found = Arrays.binarySearch(x, value);
      if (found >= 0) {
        return y[found];
      }
      int above = -found - 1;
      if (above == 0) {
        return y[0];
      }
      if (above == x.length) {
        return y[x.length - 1];
      }
      double share = ((double) value - x[above - 1]) / ((double) x[above] - x[above - 1]);
      return y[above - 1] + share * ((double) y[above] - y[above - 1]);
    }
  }
}
