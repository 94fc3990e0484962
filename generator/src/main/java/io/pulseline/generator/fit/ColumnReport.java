package io.pulseline.generator.fit;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.generator.csv.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table that shows people what was made of their columns. */
final class ColumnReport {
  private static final int WIDEST_VALUES = 60;

  private final TableFit fit;
  private final List<ColumnChoice> choices;

  ColumnReport(TableFit fit, List<ColumnChoice> choices) {
    this.fit = fit;
    this.choices = choices;
  }

  /** Lines of aligned text, the first of them a heading. */
  List<String> lines() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"column", "kind", "missing", "values"});
    for (int i = 0; i < choices.size(); i++) {
      rows.add(row(fit.names().get(i), fit.facts(i), choices.get(i)));
    }
    int[] widths = new int[3];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    String format = "  %-" + widths[0] + "s  %-" + widths[1] + "s  %" + widths[2] + "s  %s";
    return rows.stream().map(row -> String.format(format, (Object[]) row)).toList();
  }

  private static String[] row(String name, ColumnFacts facts, ColumnChoice choice) {
    String missing =
        facts.missingShare() == 0
            ? ""
            : String.format(Locale.ROOT, "%.1f %%", 100 * facts.missingShare());
    String renamed = name.equals(facts.header()) ? "" : "; header '" + facts.header() + "'";
    if (choice instanceof ColumnChoice.Modelled modelled) {
      Column column = modelled.column();
      return new String[] {
        name, ColumnChooser.kind(column), missing, values(column, facts) + renamed
      };
    }
    if (choice instanceof ColumnChoice.LookAlike lookAlike) {
      String how = lookAlike.extra().faker() + ", since it " + lookAlike.reason();
      return new String[] {name, "extra", missing, how + renamed};
    }
    if (choice instanceof ColumnChoice.Times times) {
      String span = times.span() + ", " + times.written().pattern();
      return new String[] {name, "date", missing, span + renamed};
    }
    String reason = "it " + ((ColumnChoice.LeftOut) choice).reason();
    return new String[] {name, "left out", missing, OneLine.of(reason) + renamed};
  }

  private static String values(Column column, ColumnFacts facts) {
    if (column instanceof CategoricalColumn categorical) {
      String all =
          categorical.categories().stream()
              .map(c -> OneLine.of(c.value()))
              .collect(Collectors.joining(", "));
      return all.length() <= WIDEST_VALUES
          ? all
          : all.substring(0, WIDEST_VALUES) + "… (" + categorical.categories().size() + ")";
    }
    String unit = facts.numbers().unit();
    return Numbers.text(facts.min())
        + " to "
        + Numbers.text(facts.max())
        + (unit.isEmpty() ? "" : " " + unit);
  }
}
