package io.pulseline.pages.chart;

import java.util.ArrayList;
import java.util.List;

/** Marks on a canvas, the later ones over the earlier ones. */
final class Drawing {
  static final String INK = "#1c2733";
  static final String AXIS = "#4a5560";
  static final String GRID = "#dfe4e9";

  private final double width;
  private final double height;
  private final List<Mark> marks = new ArrayList<>();

  Drawing(double width, double height) {
    this.width = width;
    this.height = height;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  List<Mark> marks() {
    return marks;
  }

  void box(double x, double y, double w, double h, String fill, String stroke, String tooltip) {
    marks.add(new Mark.Box(x, y, w, h, fill, stroke, tooltip));
  }

  void line(double x1, double y1, double x2, double y2, String stroke, double width, String dash) {
    String d =
        "M%s %sL%s %s"
            .formatted(
                Numbers.pixels(x1), Numbers.pixels(y1), Numbers.pixels(x2), Numbers.pixels(y2));
    path(d, stroke, width, null, dash, null);
  }

  void path(String d, String stroke, double width, String fill, String dash, String tooltip) {
    marks.add(new Mark.Path(d, stroke, width, fill, dash, tooltip));
  }

  void words(double x, double y, String anchor, String text) {
    marks.add(new Mark.Words(x, y, anchor, false, AXIS, text));
  }

  void words(double x, double y, String anchor, String fill, String text) {
    marks.add(new Mark.Words(x, y, anchor, false, fill, text));
  }

  void upwards(double x, double y, String anchor, String text) {
    marks.add(new Mark.Words(x, y, anchor, true, AXIS, text));
  }
}
