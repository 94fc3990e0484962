package io.pulseline.scorer;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.ValueType;
import java.util.HashMap;
import java.util.Map;

/**
 * The rule by which the values of one column enter a model, wherever they come from: a record, a
 * row of the lake or a request. A missing value is NaN.
 *
 * <p>A number becomes the nearest float; one beyond all floats is as good as missing. A category
 * becomes its code, see {@link CategoricalColumn}.
 */
public final class ColumnFeature {
  /** Stands for a value that is none of the column's categories; no category has this code. */
  public static final float UNKNOWN = Float.NEGATIVE_INFINITY;

  private final boolean numeric;
  private final Map<Long, Float> numbers = new HashMap<>();
  private final Map<String, Float> texts = new HashMap<>();

  public ColumnFeature(Column column) {
    this.numeric = !(column instanceof CategoricalColumn);
    if (column instanceof CategoricalColumn categorical) {
      double[] codes = categorical.codes();
      for (int i = 0; i < codes.length; i++) {
        String value = categorical.categories().get(i).value();
        float feature = (float) codes[i];
        texts.put(value, feature);
        if (column.type() == ValueType.INTEGER) {
          numbers.put(Long.valueOf(value), feature);
        }
      }
    }
  }

  /**
   * The feature of a number, as it stands in records.
   *
   * @return NaN when the number is missing, {@link #UNKNOWN} when it is no category of a
   *     categorical column
   */
  public float of(double number) {
    if (numeric) {
      float nearest = (float) number;
      return Float.isInfinite(nearest) && Double.isFinite(number) ? Float.NaN : nearest;
    }
    if (Double.isNaN(number)) {
      return Float.NaN;
    }
    // beyond ±2^63 the cast gives a long that is another number
    return number == (double) (long) number && Math.abs(number) < 0x1p63
        ? category((long) number)
        : UNKNOWN;
  }

  /** The feature of a whole number; see {@link #of(double)}. */
  public float of(long number) {
    return numeric ? (float) number : category(number);
  }

  /**
   * The feature of a category by its name.
   *
   * @param text null when missing
   * @return NaN when missing, {@link #UNKNOWN} when the column has no such category
   */
  public float of(String text) {
    return text == null ? Float.NaN : texts.getOrDefault(text, UNKNOWN);
  }

  private float category(long number) {
    return numbers.getOrDefault(number, UNKNOWN);
  }
}
