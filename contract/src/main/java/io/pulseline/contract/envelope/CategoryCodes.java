package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The codes of a column's categories, found at the pace of a stream. */
final class CategoryCodes {
  private final Map<String, Double> ofTexts = new HashMap<>();
  private final long[] integers;
  private final double[] ofIntegers;

  CategoryCodes(CategoricalColumn column) {
    column.categories().forEach(c -> ofTexts.put(c.value(), column.codeOf(c.value())));
    integers =
        column.type() == ValueType.INTEGER
            ? ofTexts.keySet().stream().mapToLong(Long::parseLong).sorted().toArray()
            : new long[0];
    ofIntegers = Arrays.stream(integers).mapToDouble(i -> of(Long.toString(i))).toArray();
  }

  /** The code of a category of an integer column, NaN when it is none. */
  double of(long integer) {
    int found = Arrays.binarySearch(integers, integer);
    return found < 0 ? Double.NaN : ofIntegers[found];
  }

  /** The code of a category by its text, NaN when it is none. */
  double of(String text) {
    return ofTexts.getOrDefault(text, Double.NaN);
  }
}
