package io.pulseline.pages.chart;

/** What a drawing is made of; {@code drawing.jte} writes each kind. Lengths are pixels. */
sealed interface Mark {

  /**
   * A line or a filled shape.
   *
   * @param d as in SVG
   * @param fill null for a line only
   * @param dash null for an unbroken line
   * @param tooltip null for none
   */
  record Path(String d, String stroke, double width, String fill, String dash, String tooltip)
      implements Mark {}

  /**
   * A rectangle.
   *
   * @param stroke null for none
   * @param tooltip null for none
   */
  record Box(
      double x, double y, double width, double height, String fill, String stroke, String tooltip)
      implements Mark {}

  /**
   * A line of words.
   *
   * @param anchor which end of them is at x: start, middle or end
   * @param upwards whether they run from there upwards
   */
  record Words(double x, double y, String anchor, boolean upwards, String fill, String text)
      implements Mark {

    /** Null for words that run as usual. */
    String transform() {
      return upwards ? "rotate(-90 " + Numbers.pixels(x) + " " + Numbers.pixels(y) + ")" : null;
    }
  }
}
