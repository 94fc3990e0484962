package io.pulseline.pages.chart;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.pulseline.pages.Page;
import java.util.List;
import java.util.Map;

/**
 * A table of texts. A template writes it as {@code ${grid}}.
 *
 * @param head one text a column
 * @param rows each begins with its name
 * @param words whether they are words, which begin below each other, and not numbers, which end so
 */
public record Grid(List<String> head, List<List<String>> rows, boolean words) implements Content {
  public Grid {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A table of numbers. */
  public Grid(List<String> head, List<List<String>> rows) {
    this(head, rows, false);
  }

  /** A table of words. */
  public static Grid ofWords(List<String> head, List<List<String>> rows) {
    return new Grid(head, rows, true);
  }

  @Override
  public void writeTo(TemplateOutput output) {
    Page.part(Grid.class, "grid.jte", Map.of("grid", this)).writeTo(output);
  }
}
