package io.pulseline.quality;

import java.util.Locale;

/** Builds a drawing of rectangles and texts; numbers have two digits behind the point. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  Svg(double width, double height) {
    text.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\">",
            width,
            height));
  }

  /** A rectangle with a tooltip. */
  void box(double x, double y, double width, double height, String paint, String tooltip) {
    text.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" %s><title>%s</title></rect>",
            x,
            y,
            width,
            height,
            paint,
            escaped(tooltip)));
  }

  /** Words at a place; the attributes say how they are aligned or turned. */
  void words(double x, double y, String attributes, String words) {
    text.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.2f\" y=\"%.2f\" %s>%s</text>",
            x,
            y,
            attributes,
            escaped(words)));
  }

  String end() {
    return text.append("</svg>").toString();
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
