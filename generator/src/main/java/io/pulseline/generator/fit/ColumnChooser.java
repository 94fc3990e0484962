package io.pulseline.generator.fit;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.generator.extras.RangeTexts;
import io.pulseline.generator.extras.TimeFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses the kind of a column from what its values look like. */
final class ColumnChooser {
  private static final int MOST_INTEGER_CATEGORIES = 10;
  private static final int MOST_TIME_CATEGORIES = 10;
  private static final int MOST_CATEGORIES = 50;
  private static final int MOST_SETTLED_CATEGORIES = 500;
  private static final double UNIQUE = 0.95;
  private static final double LARGEST_CATEGORY = 999_999_999;

  private final LookAlikes lookAlikes;

  ColumnChooser(LookAlikes lookAlikes) {
    this.lookAlikes = lookAlikes;
  }

  /**
   * Chooses for a feature.
   *
   * @param name under which the column would go on
   */
  ColumnChoice feature(String name, ColumnFacts facts) {
    if (facts.present() == 0) {
      return new ColumnChoice.LeftOut("has no values");
    }
    if (facts.distinct() == 1) {
      String value = "is always '" + shown(facts.values().get(0)) + "'";
      return new ColumnChoice.LeftOut(
          facts.missingShare() == 0
              ? value
              : value
                  + " in %d of %d rows: --types %s: category makes a flag of it"
                      .formatted(facts.present(), facts.rows(), facts.header()));
    }
    if (facts.times().chosen(Kind.DATE) != null && facts.distinct() > MOST_TIME_CATEGORIES) {
      return times(name, facts, Kind.DATE);
    }
    if (facts.allNumbers()) {
      return number(name, facts);
    }
    boolean repeated = facts.distinctShare() <= 0.5;
    if (facts.distinct() <= MOST_CATEGORIES && repeated) {
      return new ColumnChoice.Modelled(categories(name, ValueType.STRING, facts, false));
    }
    String misfit = facts.times().misfit();
    if (!misfit.isEmpty()) {
      return new ColumnChoice.LeftOut(misfit + ": mend them or name them with --missing");
    }
    String stray = facts.strayTexts();
    if (!stray.isEmpty()) {
      return new ColumnChoice.LeftOut(stray + ": mend them or name them with --missing");
    }
    String why = facts.whyTexts();
    return unmodelled(
        name, facts, why.isEmpty() ? "has too many different texts for a category" : why);
  }

  /**
   * For a feature whose kind is settled. A column without values, or always with the same one, is
   * still left out: no descriptor has it.
   *
   * @throws UserException when its values cannot be of that kind
   */
  ColumnChoice settled(String name, ColumnFacts facts, Kind kind) {
    if (kind == Kind.SKIP) {
      return new ColumnChoice.LeftOut("is to be skipped");
    }
    boolean flag = kind == Kind.CATEGORY && facts.distinct() == 1 && facts.missingShare() > 0;
    if (facts.distinct() < 2 && !flag) {
      return feature(name, facts);
    }
    switch (kind) {
      case INTEGER ->
          require(
              facts.canBeNumbers() && facts.numbers().integers() == facts.present(),
              facts,
              kind,
              whyNoNumber(facts, "not all values are integers of at most 2^53"));
      case FLOAT ->
          require(
              facts.canBeNumbers(), facts, kind, whyNoNumber(facts, "not all values are numbers"));
      case CATEGORY ->
          require(
              facts.distinct() <= MOST_SETTLED_CATEGORIES,
              facts,
              kind,
              "it has more than " + MOST_SETTLED_CATEGORIES + " different values");
      case DATE, DATE_DMY, DATE_MDY -> {
        String misfit = facts.times().misfit();
        require(
            facts.times().chosen(kind) != null,
            facts,
            kind,
            misfit.isEmpty() ? "not all values are dates or times of one format" : "it " + misfit);
        return times(name, facts, kind);
      }
      default -> {
        ColumnChoice choice = unmodelled(name, facts, "is to be an extra");
        require(
            choice instanceof ColumnChoice.LookAlike, facts, kind, "its values share no pattern");
        return choice;
      }
    }
    if (kind == Kind.CATEGORY) {
      ValueType type = areIntegerCodes(facts) ? ValueType.INTEGER : ValueType.STRING;
      return new ColumnChoice.Modelled(categories(name, type, facts, false));
    }
    ValueType type = kind == Kind.INTEGER ? ValueType.INTEGER : ValueType.FLOAT;
    return numeric(name, type, facts);
  }

  private static String whyNoNumber(ColumnFacts facts, String otherwise) {
    return facts.whyTexts().isEmpty() || facts.canBeNumbers()
        ? otherwise
        : "it " + facts.whyTexts();
  }

  private static ColumnChoice numeric(String name, ValueType type, ColumnFacts facts) {
    return new ColumnChoice.Modelled(
        new NumericColumn(name, type, facts.numbers().unit(), facts.min(), facts.max(), false));
  }

  private static void require(boolean possible, ColumnFacts facts, Kind kind, String reason) {
    if (!possible) {
      throw facts
          .place()
          .refused("the column cannot be %s as --types says: %s".formatted(kind.word(), reason));
    }
  }

  private ColumnChoice number(String name, ColumnFacts facts) {
    if (few(facts, MOST_INTEGER_CATEGORIES)) {
      return new ColumnChoice.Modelled(categories(name, ValueType.INTEGER, facts, false));
    }
    boolean unique = facts.distinctShare() >= UNIQUE;
    if (unique && facts.allIntegers() && facts.rising() && facts.header().isEmpty()) {
      return new ColumnChoice.LeftOut("numbers its rows and has no name");
    }
    if (unique && facts.allIntegers() && (namedLikeAnId(name) || facts.rising())) {
      return unmodelled(name, facts, "numbers its rows");
    }
    ValueType type = facts.allIntegers() ? ValueType.INTEGER : ValueType.FLOAT;
    return numeric(name, type, facts);
  }

  private static ColumnChoice times(String name, ColumnFacts facts, Kind kind) {
    TimeFacts.Candidate chosen = facts.times().chosen(kind);
    TimeFormat written = facts.times().written(chosen);
    return new ColumnChoice.Times(
        new Extra(name, chosen.expression(written)),
        chosen.format(),
        written,
        chosen.span(written));
  }

  private ColumnChoice unmodelled(String name, ColumnFacts facts, String reason) {
    Optional<String> expression =
        facts.allIntegers()
            ? Optional.of(RangeTexts.expression((long) facts.min(), (long) facts.max()))
            : lookAlikes.expression(name, facts.values());
    return expression
        .<ColumnChoice>map(faker -> new ColumnChoice.LookAlike(new Extra(name, faker), reason))
        .orElseGet(() -> new ColumnChoice.LeftOut(reason));
  }

  /**
   * The target as a categorical column.
   *
   * @throws UserException when its values are no classes
   */
  CategoricalColumn target(String name, ColumnFacts facts) {
    int classes = facts.distinct();
    if (classes < 2) {
      throw facts
          .place()
          .refused(
              "the target has %s; a model needs at least two classes"
                  .formatted(classes == 0 ? "no values" : "one value only"));
    }
    boolean codes = few(facts, MOST_CATEGORIES);
    if (facts.allNumbers() && !codes) {
      throw facts
          .place()
          .refused(
              "the target is numeric with %s different values from %s to %s; classes are needed,"
                      .formatted(
                          classes == ColumnFacts.MOST_DISTINCT ? "at least " + classes : classes,
                          Numbers.text(facts.min()),
                          Numbers.text(facts.max()))
                  + " for example a column that bins it");
    }
    if (classes > MOST_CATEGORIES || facts.distinctShare() > 0.5) {
      throw facts
          .place()
          .refused(
              "the target has %d different values in %d rows; at most %d classes, each of"
                      .formatted(classes, facts.present(), MOST_CATEGORIES)
                  + " several rows, can be told apart");
    }
    return categories(name, codes ? ValueType.INTEGER : ValueType.STRING, facts, true);
  }

  private static boolean few(ColumnFacts facts, int limit) {
    return facts.distinct() <= limit && facts.distinctShare() <= 0.5 && areIntegerCodes(facts);
  }

  /** Bare integers; those with a unit, or with groups, are amounts. */
  private static boolean areIntegerCodes(ColumnFacts facts) {
    return facts.allIntegers()
        && facts.numbers().plain()
        && Math.max(-facts.min(), facts.max()) <= LARGEST_CATEGORY;
  }

  private static CategoricalColumn categories(
      String name, ValueType type, ColumnFacts facts, boolean required) {
    boolean integers = type == ValueType.INTEGER;
    Comparator<String> order =
        integers ? Comparator.comparing(Long::valueOf) : Comparator.naturalOrder();
    List<String> values = integers ? facts.values() : facts.texts();
    List<Category> categories =
        values.stream().sorted(order).map(value -> new Category(value, value)).toList();
    return new CategoricalColumn(name, type, categories, required);
  }

  private static boolean namedLikeAnId(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.matches("(.*_)?(id|no|nr|uuid|guid|key|index|number|rownum)")
        || name.endsWith("Id");
  }

  private static String shown(String value) {
    return value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }

  /** How a choice is called in the table of columns. */
  static String kind(Column column) {
    return column instanceof CategoricalColumn
        ? "category, " + column.type().word()
        : column.type().word();
  }
}
