package io.pulseline.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A drawing of rectangles and texts; {@code svg.jte} writes it. */
final class Svg {
  private final double width;
  private final double height;
  private final List<Box> boxes = new ArrayList<>();
  private final List<Words> words = new ArrayList<>();

  /**
   * A rectangle.
   *
   * @param style its paint, in CSS
   * @param tooltip empty for none
   */
  record Box(double x, double y, double width, double height, String style, String tooltip) {}

  /**
   * Words at a place.
   *
   * @param anchor which end of them is there: start, middle or end
   * @param upwards whether they run from there upwards
   */
  record Words(double x, double y, String anchor, boolean upwards, String text) {

    String transform() {
      return upwards ? "rotate(-90 " + number(x) + " " + number(y) + ")" : null;
    }
  }

  Svg(double width, double height) {
    this.width = width;
    this.height = height;
  }

  void box(double x, double y, double width, double height, String style, String tooltip) {
    boxes.add(new Box(x, y, width, height, style, tooltip));
  }

  void words(double x, double y, String anchor, String text) {
    words.add(new Words(x, y, anchor, false, text));
  }

  void upwards(double x, double y, String text) {
    words.add(new Words(x, y, "start", true, text));
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  List<Box> boxes() {
    return boxes;
  }

  List<Words> words() {
    return words;
  }

  /** A length or a place, to two digits behind the point. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
