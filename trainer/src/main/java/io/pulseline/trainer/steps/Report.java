package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.trainer.metrics.ConfusionMatrix;
import io.pulseline.trainer.parity.Parity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One page about a model version for people, with nothing to load from anywhere. */
final class Report {
  private static final int TOP = 12;

  private Report() {}

  static String html(Dataset dataset, ModelManifest manifest, Evaluated evaluated, Parity parity) {
    return String.format(
        Locale.ROOT,
        template(),
        escape(manifest.version()),
        escape(dataset.description().isBlank() ? dataset.name() : dataset.description()),
        manifest.lineage().rows(),
        manifest.lineage().firstEvent(),
        manifest.lineage().lastEvent(),
        evaluated.rows(),
        metrics(evaluated.metrics().named()),
        confusion(dataset.targetColumn().categories(), evaluated.confusion()),
        importance(evaluated.importance()),
        parity.rows(),
        parity.maxDifference());
  }

  /** A page in the form of {@link String#format}. */
  private static String template() {
    try (InputStream in = Report.class.getResourceAsStream("report.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template of reports", e);
    }
  }

  private static String metrics(Map<String, Double> metrics) {
    return metrics.entrySet().stream()
        .map(metric -> row(metric.getKey(), String.format(Locale.ROOT, "%.4f", metric.getValue())))
        .collect(Collectors.joining());
  }

  private static String confusion(List<Category> classes, ConfusionMatrix confusion) {
    StringBuilder table = new StringBuilder("<tr><th></th>");
    classes.forEach(c -> table.append("<th>").append(escape(c.label())).append("</th>"));
    table.append("<th>precision</th><th>recall</th></tr>");
    for (int c = 0; c < classes.size(); c++) {
      table.append("<tr><td>").append(escape(classes.get(c).label())).append("</td>");
      confusion.counts().get(c).forEach(n -> table.append("<td>").append(n).append("</td>"));
      table.append(
          String.format(
              Locale.ROOT,
              "<td>%.3f</td><td>%.3f</td></tr>",
              confusion.precision(c),
              confusion.recall(c)));
    }
    return table.toString();
  }

  private static String importance(Map<String, Double> importance) {
    return importance.entrySet().stream()
        .limit(TOP)
        .map(
            input ->
                row(
                    input.getKey(),
                    String.format(
                        Locale.ROOT,
                        "<div class=\"bar\" style=\"width:%.1frem\"></div>",
                        20 * input.getValue())))
        .collect(Collectors.joining());
  }

  private static String row(String name, String html) {
    return "<tr><td>" + escape(name) + "</td><td>" + html + "</td></tr>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
