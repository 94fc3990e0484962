package io.pulseline.cli.chart;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.pulseline.cli.Page;
import java.util.List;
import java.util.Map;

/**
 * A table of texts. A template writes it as {@code ${grid}}.
 *
 * @param head one text a column
 * @param rows each begins with its name
 */
public record Grid(List<String> head, List<List<String>> rows) implements Content {
  public Grid {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  @Override
  public void writeTo(TemplateOutput output) {
    Page.part(Grid.class, "grid.jte", Map.of("grid", this)).writeTo(output);
  }
}
