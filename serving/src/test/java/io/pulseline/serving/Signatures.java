package io.pulseline.serving;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.model.Signature;
import java.util.List;
import java.util.stream.Stream;

/** Two datasets: one all numbers, one with strings for a category and for the classes. */
public final class Signatures {
  private static final NumericColumn AGE =
      new NumericColumn("age", ValueType.INTEGER, "years", 0d, 120d, false);
  private static final NumericColumn WEIGHT =
      new NumericColumn("weight", ValueType.FLOAT, "kg", null, null, false);
  private static final CategoricalColumn SMOKER =
      categorical("smoker", ValueType.INTEGER, "0", "1");

  private Signatures() {}

  /** age, weight, smoker → 3 or 7. */
  public static Signature numbers() {
    return numbers("3", "7");
  }

  /** age, weight, smoker → one of two integers. */
  public static Signature numbers(String negative, String positive) {
    return new Signature(
        List.of(AGE, WEIGHT, SMOKER),
        categorical("outcome", ValueType.INTEGER, negative, positive),
        positive);
  }

  /** age, weight, smoker, city → stay, leave or unsure. */
  public static Signature strings() {
    return new Signature(
        List.of(
            AGE, WEIGHT, SMOKER, categorical("city", ValueType.STRING, "Oslo", "Bergen", "Tromsø")),
        categorical("outcome", ValueType.STRING, "stay", "leave", "unsure"),
        null);
  }

  /** age, weight, smoker, sex, which has labels → 3 or 7. */
  static Signature labelled() {
    List<Category> sexes = List.of(new Category("0", "female"), new Category("1", "male"));
    return new Signature(
        List.of(AGE, WEIGHT, SMOKER, new CategoricalColumn("sex", ValueType.INTEGER, sexes, false)),
        categorical("outcome", ValueType.INTEGER, "3", "7"),
        "7");
  }

  /** account, of integers that a float does not tell apart → one of two such. */
  static Signature longCodes() {
    return new Signature(
        List.of(categorical("account", ValueType.INTEGER, "123456789", "123456792")),
        categorical("outcome", ValueType.INTEGER, "900000001", "900000002"),
        null);
  }

  private static CategoricalColumn categorical(String name, ValueType type, String... values) {
    return new CategoricalColumn(
        name, type, Stream.of(values).map(value -> new Category(value, value)).toList(), false);
  }
}
