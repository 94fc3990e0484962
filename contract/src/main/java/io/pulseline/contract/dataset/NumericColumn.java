package io.pulseline.contract.dataset;

/**
 * A measured quantity.
 *
 * @param type {@link ValueType#INTEGER} or {@link ValueType#FLOAT}
 * @param unit for people; empty when unknown
 * @param min smallest accepted value, null when unbounded
 * @param max largest accepted value, null when unbounded
 */
public record NumericColumn(
    String name, ValueType type, String unit, Double min, Double max, boolean required)
    implements Column {

  /** {@link #min()} or negative infinity. */
  public double lowest() {
    return min == null ? Double.NEGATIVE_INFINITY : min;
  }

  /** {@link #max()} or positive infinity. */
  public double highest() {
    return max == null ? Double.POSITIVE_INFINITY : max;
  }
}
