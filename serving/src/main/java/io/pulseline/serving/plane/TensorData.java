package io.pulseline.serving.plane;

/**
 * The elements of a tensor, row-major, in the primitive form that the scorer takes and gives. The
 * arrays are handed on and not copied: who makes one gives it away.
 */
public sealed interface TensorData {
  int count();

  /** Numbers of any datatype; NaN is a missing value. */
  final class Floats implements TensorData {
    private final float[] values;

    public Floats(float... values) {
      this.values = values;
    }

    public float[] values() {
      return values;
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
