package io.pulseline.generator.fit;

import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.generator.csv.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people should know of a table beside the table of its columns: lost rows and values. */
final class FitNotices {
  private final TableFit fit;
  private final List<ColumnChoice> choices;

  FitNotices(TableFit fit, List<ColumnChoice> choices) {
    this.fit = fit;
    this.choices = choices;
  }

  /** One line each, with its count. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (fit.rowsWithoutTarget() > 0) {
      lines.add(
          "%d rows without a value of '%s' left out"
              .formatted(fit.rowsWithoutTarget(), fit.targetName()));
    }
    for (int i = 0; i < choices.size(); i++) {
      ColumnFacts facts = fit.facts(i);
      String name = fit.names().get(i);
      if (!(choices.get(i) instanceof ColumnChoice.LeftOut)) {
        facts
            .wordsForMissing()
            .forEach(
                (word, count) ->
                    lines.add(
                        "%s: %d times '%s' taken for a missing value; --not-missing %s keeps it"
                            .formatted(name, count, OneLine.of(word), OneLine.of(word))));
      }
      kept(name, facts, choices.get(i)).ifPresent(lines::add);
      if (choices.get(i) instanceof ColumnChoice.Times times && facts.times().ambiguous()) {
        lines.add(
            "%s: day and month could change places; read as %s, --types %s: date-dmy or date-mdy says"
                .formatted(name, times.read().pattern(), name));
      }
      if (facts.damaged() > 0) {
        lines.add(
            "%s: %d values hold U+FFFD, what a program before wrote for bytes it could not read"
                .formatted(name, facts.damaged()));
      }
    }
    return lines;
  }

  private static Optional<String> kept(String name, ColumnFacts facts, ColumnChoice choice) {
    if (!(choice instanceof ColumnChoice.Modelled modelled)) {
      return Optional.empty();
    }
    if (!facts.strayTexts().isEmpty()) {
      return Optional.of(
          "%s is a category, since it %s: --missing may name them"
              .formatted(name, OneLine.of(facts.strayTexts())));
    }
    if (facts.whyTexts().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        modelled.column() instanceof NumericColumn
            ? name + " is a number as --types says, though it " + OneLine.of(facts.whyTexts())
            : name + " keeps its texts, since it " + OneLine.of(facts.whyTexts()));
  }
}
