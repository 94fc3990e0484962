package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.CategoricalColumn;

/** Categories that are texts. */
final class TextCategoryRule extends ColumnRule {
  private final CategoryCodes codes;

  TextCategoryRule(CategoricalColumn column) {
    super(column);
    codes = new CategoryCodes(column);
  }

  @Override
  public double ofWhole(long value) throws Rejection {
    throw wrongType("an integer");
  }

  @Override
  public double ofNumber(double value) throws Rejection {
    throw wrongType("a fraction");
  }

  @Override
  public double ofText(String value) throws Rejection {
    return known(codes.of(value), value);
  }

  @Override
  String wanted() {
    return "a string";
  }
}
