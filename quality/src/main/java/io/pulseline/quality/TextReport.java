package io.pulseline.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A report for people at a terminal: the figures, and where the rows are least faithful. */
final class TextReport {
  private static final int WORST = 5;

  private final Quality quality;

  TextReport(Quality quality) {
    this.quality = quality;
  }

  List<String> lines() {
    Similarity similarity = quality.similarity();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            "%s: %d generated rows beside %d real ones",
            quality.dataset(), quality.syntheticRows(), quality.realRows()));
    figures(quality).forEach(f -> lines.add(String.format("  %-44s %s", f.name(), f.value())));
    lines.add("least alike:");
    similarity.shapes().stream()
        .filter(shape -> !Double.isNaN(shape.score()))
        .sorted(Comparator.comparingDouble(Similarity.Shape::score))
        .limit(WORST)
        .forEach(s -> lines.add(String.format("  %-44s %s", s.column(), number(s.score()))));
    similarity.pairs().stream()
        .filter(pair -> !Double.isNaN(pair.similarity()))
        .sorted(Comparator.comparingDouble(Pair::similarity))
        .limit(WORST)
        .forEach(
            p ->
                lines.add(
                    String.format(
                        "  %-44s %s", p.first() + " and " + p.second(), number(p.similarity()))));
    return lines;
  }

  /** One line of the summary. */
  record Figure(String name, String value) {}

  static List<Figure> figures(Quality quality) {
    Similarity similarity = quality.similarity();
    return List.of(
        new Figure("overall quality (SDMetrics' definition)", number(similarity.overall())),
        new Figure("column shapes", number(similarity.columnShapes())),
        new Figure("column pair trends, dependent pairs", number(similarity.columnPairTrends())),
        new Figure("column pair trends, all pairs", number(similarity.allPairTrends())),
        new Figure("generated rows that copy a real one", percent(quality.copies().copied())),
        new Figure("real rows that repeat another real one", percent(quality.copies().repeated())),
        new Figure("AUC, trained on generated, tested on real", number(quality.tstr().synthetic())),
        new Figure("AUC, trained on real, tested on real", number(quality.tstr().real())));
  }

  static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
