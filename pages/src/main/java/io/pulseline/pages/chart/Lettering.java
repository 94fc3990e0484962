package io.pulseline.pages.chart;

/** How much room words take in a drawing: an estimate, since nobody knows the reader's font. */
final class Lettering {
  /** Height of a line of words. */
  static final double LINE = 12;

  private static final double LETTER = 6.2;
  private static final int FIRST_WIDE = 0x2e80;

  private Lettering() {}

  /** In pixels. */
  static double width(String text) {
    return LETTER * text.codePoints().map(Lettering::letters).sum();
  }

  /** Letters of East Asia are as wide as they are high. */
  private static int letters(int codePoint) {
    return codePoint < FIRST_WIDE ? 1 : 2;
  }

  /** The text, or as much of both its ends as the room allows: names often begin alike. */
  static String fit(String text, double room) {
    if (width(text) <= room) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    StringBuilder start = new StringBuilder();
    StringBuilder end = new StringBuilder();
    int used = 1;
    for (int i = 0; ; i++) {
      int next = i % 2 == 0 ? points[i / 2] : points[points.length - 1 - i / 2];
      used += letters(next);
      if (LETTER * used > room) {
        return start + "…" + end.reverse();
      }
      (i % 2 == 0 ? start : end).appendCodePoint(next);
    }
  }
}
