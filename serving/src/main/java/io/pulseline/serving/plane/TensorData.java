package io.pulseline.serving.plane;

/**
 * The elements of a tensor, row-major, in the primitive form that the scorer takes and gives. The
 * arrays are handed on and not copied: who makes one gives it away.
 */
public sealed interface TensorData {
  int count();

  /** Numbers of an input, whatever their datatype; NaN is a missing value. */
  sealed interface Numbers extends TensorData {
    /** An element, as exactly as it came. */
    double at(int index);
  }

  /** Numbers that are floats. */
  final class Floats implements Numbers {
    private final float[] values;

    public Floats(float... values) {
      this.values = values;
    }

    public float[] values() {
      return values;
    }

    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public int count() {
      return values.length;
    }
  }

  /** Numbers that floats may not hold exactly: a category among them is looked up as it came. */
  final class Doubles implements Numbers {
    private final double[] values;

    public Doubles(double... values) {
      this.values = values;
    }

    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public int count() {
      return values.length;
    }
  }

  /** Whole numbers: only outputs have them. */
  final class Longs implements TensorData {
    private final long[] values;

    public Longs(long... values) {
      this.values = values;
    }

    public long[] values() {
      return values;
    }

    @Override
    public int count() {
      return values.length;
    }
  }

  /** Strings; null is a missing value. */
  final class Texts implements TensorData {
    private final String[] values;

    public Texts(String... values) {
      this.values = values;
    }

    public String[] values() {
      return values;
    }

    @Override
    public int count() {
      return values.length;
    }
  }
}
