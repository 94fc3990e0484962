package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.CategoricalColumn;

/** Categories that are whole numbers. */
final class IntegerCategoryRule extends ColumnRule {
  private final CategoryCodes codes;

  IntegerCategoryRule(CategoricalColumn column) {
    super(column);
    codes = new CategoryCodes(column);
  }

  @Override
  public double ofWhole(long value) throws Rejection {
    double code = codes.of(value);
    return Double.isNaN(code) ? known(code, Long.toString(value)) : code;
  }

  @Override
  public double ofNumber(double value) throws Rejection {
    if (!Double.isFinite(value)) {
      throw outOfRange("is not a finite number");
    }
    return ofWhole(WholeNumber.exact(value, name()));
  }

  @Override
  String wanted() {
    return "a number";
  }
}
