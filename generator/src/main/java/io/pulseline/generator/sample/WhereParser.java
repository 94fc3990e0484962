package io.pulseline.generator.sample;

import io.pulseline.cli.DidYouMean;
import io.pulseline.cli.Quoting;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.copula.Condition;
import io.pulseline.generator.copula.Condition.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads conditions as {@code --where} takes them: {@code age>60}, {@code sex=male}. */
final class WhereParser {
  private static final Pattern FORM =
      Pattern.compile("\\s*(" + Quoting.QUOTED + "|[^=!<>]*?)\\s*(=|!=|<=|<|>=|>)\\s*(.*?)\\s*");
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private final Dataset dataset;

  WhereParser(Dataset dataset) {
    this.dataset = dataset;
  }

  /**
   * Reads one condition.
   *
   * @throws UserException when it has another form, or the column or the category is unknown
   */
  Condition parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw complaint(text, "must be a column, one of = != < <= > >=, and a value");
    }
    String name = Quoting.unquoted(form.group(1));
    int index = dataset.indexOf(name);
    if (index < 0) {
      List<String> names = dataset.columns().stream().map(Column::name).toList();
      throw complaint(
          text,
          String.format(
              "%s has no column '%s'%s", dataset.name(), name, DidYouMean.hint(name, names)));
    }
    Column column = dataset.columns().get(index);
    String operator = form.group(2);
    boolean oneOf = operator.equals("=") || operator.equals("!=");
    List<Double> values =
        (oneOf ? Quoting.list(form.group(3)) : List.of(Quoting.unquoted(form.group(3))))
            .stream().map(value -> value(text, column, value, oneOf)).toList();
    return new Condition(index, ranges(operator, values), text.strip());
  }

  private static List<Range> ranges(String operator, List<Double> values) {
    double value = values.get(0);
    return switch (operator) {
      case "<" -> List.of(new Range(-INFINITE, Math.nextDown(value)));
      case "<=" -> List.of(new Range(-INFINITE, value));
      case ">" -> List.of(new Range(Math.nextUp(value), INFINITE));
      case ">=" -> List.of(new Range(value, INFINITE));
      case "=" -> values.stream().distinct().map(v -> new Range(v, v)).toList();
      default -> between(values.stream().distinct().sorted().toList());
    };
  }

  /** Everything but some values. */
  private static List<Range> between(List<Double> sorted) {
    List<Range> ranges = new ArrayList<>();
    double from = -INFINITE;
    for (double value : sorted) {
      ranges.add(new Range(from, Math.nextDown(value)));
      from = Math.nextUp(value);
    }
    ranges.add(new Range(from, INFINITE));
    return ranges;
  }

  private double value(String text, Column column, String value, boolean oneOf) {
    if (column instanceof CategoricalColumn categorical) {
      if (!oneOf && categorical.codesArePositions()) {
        throw complaint(text, "'" + column.name() + "' has no order; use = or !=");
      }
      Optional<Category> category = category(categorical, value);
      if (category.isPresent()) {
        return categorical.codeOf(category.get().value());
      }
      if (oneOf) {
        throw unknownCategory(text, categorical, value);
      }
    }
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        // -0 has no place of its own in a column
        return number + 0.0;
      }
    } catch (NumberFormatException e) {
      throw new UserException(problem(text, "'" + value + "' is no number"), e);
    }
    throw complaint(text, "'" + value + "' is no finite number");
  }

  /** A category by its value, or by its label. */
  private static Optional<Category> category(CategoricalColumn column, String value) {
    List<Category> categories = column.categories();
    return Stream.concat(
            categories.stream().filter(c -> c.value().equals(value)),
            categories.stream().filter(c -> c.label().equalsIgnoreCase(value)))
        .findFirst();
  }

  private static UserException unknownCategory(
      String text, CategoricalColumn column, String value) {
    List<String> known =
        column.categories().stream()
            .flatMap(c -> Stream.of(c.value(), c.label()))
            .distinct()
            .toList();
    return complaint(
        text,
        String.format(
            "'%s' has no category '%s'%s (it has %s)",
            column.name(), value, DidYouMean.hint(value, known), String.join(", ", known)));
  }

  private static UserException complaint(String text, String what) {
    return new UserException(problem(text, what));
  }

  private static String problem(String text, String what) {
    return "--where '" + text + "': " + what;
  }
}
