package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes of a column's categories, for clients that send codes, and what to say of them. */
final class CategoryCodes {
  /** How many categories an error lists. */
  private static final int SHOWN = 20;

  private final CategoricalColumn column;
  private final double[] sorted;

  CategoryCodes(CategoricalColumn column) {
    this.column = column;
    this.sorted = column.codes();
    Arrays.sort(sorted);
  }

  /** Whether a category has this code. */
  boolean contains(double code) {
    // Adding zero makes -0 a plain zero, which the search tells apart
    return Arrays.binarySearch(sorted, code + 0.0) >= 0;
  }

  /** The values, each with its label where that is another, for a message. */
  String values() {
    return listed(column.categories().stream().map(CategoryCodes::named));
  }

  private static String named(Category category) {
    String value = category.value();
    return value.equals(category.label()) ? value : value + " (" + category.label() + ")";
  }

  /** The codes, each with its value where that is another, for a message. */
  String described() {
    return listed(column.categories().stream().map(Category::value).map(this::described));
  }

  private String described(String value) {
    String code = Numerals.plain(column.codeOf(value));
    return code.equals(value) ? code : code + " (" + value + ")";
  }

  private String listed(Stream<String> items) {
    int more = column.categories().size() - SHOWN;
    return items
        .limit(SHOWN)
        .collect(Collectors.joining(", ", "[", more > 0 ? " and " + more + " more]" : "]"));
  }
}
