package io.pulseline.trainer.explain;

import io.pulseline.trees.ClassExplanation;
import io.pulseline.trees.Contribution;
import io.pulseline.trees.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation for people: a table a class. */
public final class ExplanationText {
  private ExplanationText() {}

  /**
   * The lines of a row's explanation.
   *
   * @param row its number, from 1
   */
  public static String of(long row, Explanation explanation) {
    List<String> lines = new ArrayList<>();
    lines.add("row %d: %s".formatted(row, explanation.label()));
    for (ClassExplanation of : explanation.classes()) {
      lines.add(
          String.format(Locale.ROOT, "  %s: probability %.4f", of.category(), of.probability()));
      addTable(lines, of);
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static void addTable(List<String> lines, ClassExplanation of) {
    List<String> values = of.contributions().stream().map(ExplanationText::value).toList();
    int names = of.contributions().stream().mapToInt(c -> c.feature().length()).max().orElse(0);
    int width = values.stream().mapToInt(String::length).max().orElse(0);
    String form = "    %-" + Math.max(names, 6) + "s  %-" + Math.max(width, 1) + "s  %+9.4f";
    for (int i = 0; i < values.size(); i++) {
      Contribution contribution = of.contributions().get(i);
      lines.add(
          String.format(
              Locale.ROOT,
              form,
              contribution.feature(),
              values.get(i),
              contribution.contribution()));
    }
    lines.add(String.format(Locale.ROOT, form, "base", "", of.base()));
    lines.add(String.format(Locale.ROOT, form, "margin", "", of.margin()));
  }

  private static String value(Contribution of) {
    String given = of.value().isNull() ? "missing" : of.value().asText();
    return of.taken() == null ? given : given + " → " + of.taken().asText();
  }
}
