package io.pulseline.pages.chart;

import java.util.List;

/**
 * How a series looks: told from the others by colour (eyes that mix up red and green still tell
 * them apart), and on grey paper by dash and by shape.
 *
 * @param dash null for an unbroken line
 */
record Look(String colour, String dash, Shape shape) {
  private static final List<String> COLOURS =
      List.of("#1f5fa6", "#c14a00", "#00735a", "#8f2f7c", "#5b4a1f", "#0c7186");
  private static final String[] DASHES = {null, "7 3", "2 3", "9 3 2 3", "4 2", "12 4"};

  /** What does not vary: chance, a threshold, a perfect model. */
  static final Look REFERENCE = new Look(Drawing.AXIS, "4 4", Shape.CIRCLE);

  /** The look of the i-th series of a chart; from the seventh on they begin anew. */
  static Look of(int series) {
    int i = series % COLOURS.size();
    return new Look(COLOURS.get(i), DASHES[i], Shape.values()[i % Shape.values().length]);
  }

  /** The outline of a dot. */
  enum Shape {
    CIRCLE("M%1$s %2$sm-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"),
    DIAMOND("M%1$s %2$sm0-4.2l4.2 4.2l-4.2 4.2l-4.2-4.2z"),
    SQUARE("M%1$s %2$sm-3-3h6v6h-6z"),
    TRIANGLE("M%1$s %2$sm0-3.8l3.8 6.6h-7.6z"),
    CROSS("M%1$s %2$sm-3-3l6 6m0-6l-6 6"),
    PLUS("M%1$s %2$sm-4 0h8m-4-4v8");

    private final String outline;

    Shape(String outline) {
      this.outline = outline;
    }

    /** As the d of a path. */
    String at(double x, double y) {
      return outline.formatted(Numbers.pixels(x), Numbers.pixels(y));
    }
  }
}
