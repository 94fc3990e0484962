package io.pulseline.pages.chart;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.pulseline.pages.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A chart on a page: a picture with its name and what it shows in words, for readers who do not see
 * it, and the same numbers as a table. A template writes it as {@code ${figure}}.
 */
public final class Figure implements Content {
  private final String title;
  private final String note;
  private final String summary;
  private final Drawing drawing;
  private final List<Key> keys;
  private final Grid table;

  /**
   * A chart.
   *
   * @param title names it
   * @param note what a reader should see; may be empty
   * @param summary what is drawn, in words
   * @param keys of its series; none when there is one that the title names
   * @param table all that is drawn
   */
  Figure(String title, String note, String summary, Drawing drawing, List<Key> keys, Grid table) {
    this.title = title;
    this.note = note;
    this.summary = summary;
    this.drawing = drawing;
    this.keys = List.copyOf(keys);
    this.table = table;
  }

  @Override
  public void writeTo(TemplateOutput output) {
    Page.part(Figure.class, "figure.jte", Map.of("figure", this)).writeTo(output);
  }

  /** The same for the same words: pages of equal content are equal. */
  String id() {
    return "figure-" + Integer.toHexString(Objects.hash(title, note, summary));
  }

  String title() {
    return title;
  }

  String note() {
    return note;
  }

  String summary() {
    return summary;
  }

  Drawing drawing() {
    return drawing;
  }

  List<Key> keys() {
    return keys;
  }

  Grid table() {
    return table;
  }
}
