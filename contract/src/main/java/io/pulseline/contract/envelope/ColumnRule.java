package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;

/**
 * What one column accepts, and as which double, whatever form the record comes in. A value that is
 * none of these three is refused with {@link #wrongType}.
 */
public abstract sealed class ColumnRule permits NumberRule, IntegerCategoryRule, TextCategoryRule {
  private final Column column;

  ColumnRule(Column column) {
    this.column = column;
  }

  public static ColumnRule of(Column column) {
    if (column instanceof NumericColumn numeric) {
      return new NumberRule(numeric);
    }
    CategoricalColumn categorical = (CategoricalColumn) column;
    return categorical.type() == ValueType.INTEGER
        ? new IntegerCategoryRule(categorical)
        : new TextCategoryRule(categorical);
  }

  public abstract double ofWhole(long value) throws Rejection;

  /** The same of a number that may have a fraction, or be too large for a long. */
  public abstract double ofNumber(double value) throws Rejection;

  public double ofText(String value) throws Rejection {
    throw wrongType("a string");
  }

  /** What values are to be, for people. */
  abstract String wanted();

  /**
   * Says that a value is of another type.
   *
   * @param came what people call it
   */
  public final Rejection wrongType(String came) {
    return new Rejection(
        RejectionReason.WRONG_TYPE, what() + " must be " + wanted() + ", not " + came);
  }

  final Rejection outOfRange(String complaint) {
    return new Rejection(RejectionReason.OUT_OF_RANGE, what() + " " + complaint);
  }

  /**
   * The code of a category.
   *
   * @param code NaN when there is no such category
   */
  final double known(double code, String value) throws Rejection {
    if (Double.isNaN(code)) {
      String shown = value.length() <= 64 ? value : value.substring(0, 64) + "…";
      throw new Rejection(
          RejectionReason.UNKNOWN_CATEGORY, what() + " has no category '" + shown + "'");
    }
    return code;
  }

  final String name() {
    return column.name();
  }

  private String what() {
    return "column '" + name() + "'";
  }
}
