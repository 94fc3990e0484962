package io.pulseline.pages.chart;

import java.util.List;

/** Named lines below each other, with room for a mark over one axis and a text behind it. */
final class RowFrame {
  private static final double WIDTH = 560;
  private static final double GAP = 8;
  private static final double LONGEST = 190;
  private static final double HIGHEST_ROW = 19;
  private static final double LOWEST_ROW = 12;
  private static final double USUAL_HEIGHT = 760;

  private final Drawing drawing;
  private final Axis axis;
  private final double left;
  private final double right;
  private final double top;
  private final double row;

  private RowFrame(Axis axis, List<String> names, List<String> texts, boolean above) {
    this.axis = axis;
    this.left = widest(names) + GAP;
    this.right = WIDTH - widest(texts) - 2 * GAP;
    this.top = above ? Lettering.LINE + 4 : 2;
    this.row = Math.max(LOWEST_ROW, Math.min(HIGHEST_ROW, USUAL_HEIGHT / names.size()));
    double below = 2 * Lettering.LINE + 10;
    this.drawing = new Drawing(WIDTH, top + row * names.size() + below);
  }

  /**
   * Draws names, texts, the axis and what all marks are compared with.
   *
   * @param texts as many as names
   * @param reference null for none
   */
  static RowFrame draw(Axis axis, List<String> names, List<String> texts, Reference reference) {
    RowFrame frame = new RowFrame(axis, names, texts, reference != null);
    frame.axis();
    for (int i = 0; i < names.size(); i++) {
      double base = frame.middle(i) + 3.5;
      frame.drawing.words(frame.left - GAP, base, "end", Lettering.fit(names.get(i), LONGEST));
      frame.drawing.words(WIDTH, base, "end", Lettering.fit(texts.get(i), LONGEST));
    }
    if (reference != null) {
      frame.reference(reference);
    }
    return frame;
  }

  Drawing drawing() {
    return drawing;
  }

  /** Height of a line. */
  double row() {
    return row;
  }

  double x(double value) {
    return left + axis.at(value) * (right - left);
  }

  /** The middle of a line's height. */
  double middle(int i) {
    return top + (i + 0.5) * row;
  }

  private void axis() {
    double bottom = drawing.height() - 2 * Lettering.LINE - 10;
    double free = Double.NEGATIVE_INFINITY;
    for (Axis.Tick tick : axis.ticks()) {
      double x = x(tick.value());
      drawing.line(x, top, x, bottom + 3, Drawing.GRID, 1, null);
      double half = Lettering.width(tick.text()) / 2;
      if (x - half > free) {
        drawing.words(x, bottom + Lettering.LINE + 2, "middle", tick.text());
        free = x + half + 4;
      }
    }
    drawing.line(left, bottom, right, bottom, Drawing.AXIS, 1, null);
    double half = Lettering.width(axis.title()) / 2;
    double middle = Math.max(half, Math.min((left + right) / 2, WIDTH - half));
    drawing.words(middle, drawing.height() - 3, "middle", Lettering.fit(axis.title(), WIDTH));
  }

  private void reference(Reference reference) {
    double x = x(reference.value());
    double bottom = drawing.height() - 2 * Lettering.LINE - 10;
    drawing.line(x, top, x, bottom, Look.REFERENCE.colour(), 1.2, Look.REFERENCE.dash());
    double half = Lettering.width(reference.name()) / 2;
    double middle = Math.max(half, Math.min(x, WIDTH - half));
    drawing.words(middle, Lettering.LINE - 1, "middle", Lettering.fit(reference.name(), WIDTH));
  }

  private static double widest(List<String> texts) {
    return texts.stream()
        .mapToDouble(text -> Math.min(LONGEST, Lettering.width(text)))
        .max()
        .orElse(0);
  }
}
