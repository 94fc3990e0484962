package io.pulseline.serving.plane;

import java.util.Arrays;

/** The sizes of a tensor's dimensions, -1 in metadata where any size fits. */
public final class Shape {
  private final long[] dimensions;

  public Shape(long... dimensions) {
    this.dimensions = dimensions.clone();
  }

  public long[] dimensions() {
    return dimensions.clone();
  }

  public int rank() {
    return dimensions.length;
  }

  public long dimension(int index) {
    return dimensions[index];
  }

  /**
   * How many elements a tensor of this shape has.
   *
   * @throws ServingException when a dimension is negative or the product is beyond an array
   */
  public int elements(String input) {
    long product = 1;
    for (long dimension : dimensions) {
      if (dimension < 0) {
        throw ServingException.invalid("input '%s': shape %s has a negative size", input, this);
      }
      if (dimension > Integer.MAX_VALUE) {
        throw ServingException.invalid("input '%s': shape %s is too large", input, this);
      }
      product *= dimension;
      if (product > Integer.MAX_VALUE) {
        throw ServingException.invalid("input '%s': shape %s is too large", input, this);
      }
    }
    return (int) product;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dimensions, shape.dimensions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dimensions);
  }

  @Override
  public String toString() {
    return Arrays.toString(dimensions).replace(" ", "");
  }
}
