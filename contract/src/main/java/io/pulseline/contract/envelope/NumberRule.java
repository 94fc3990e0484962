package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;

/** A measured quantity, of whole numbers or of any. */
final class NumberRule extends ColumnRule {
  private final double lowest;
  private final double highest;
  private final boolean whole;

  NumberRule(NumericColumn column) {
    super(column);
    lowest = column.lowest();
    highest = column.highest();
    whole = column.type() == ValueType.INTEGER;
  }

  /** Whether fractions are refused. */
  boolean isWhole() {
    return whole;
  }

  @Override
  public double ofWhole(long value) throws Rejection {
    return within(whole ? WholeNumber.asDouble(value, name()) : (double) value);
  }

  @Override
  public double ofNumber(double value) throws Rejection {
    if (!Double.isFinite(value)) {
      throw outOfRange("is not a finite number");
    }
    return whole ? ofWhole(WholeNumber.exact(value, name())) : within(value);
  }

  private double within(double value) throws Rejection {
    if (value < lowest || value > highest) {
      throw outOfRange(String.format("must be within %s to %s, not %s", lowest, highest, value));
    }
    return value;
  }

  @Override
  String wanted() {
    return "a number";
  }
}
