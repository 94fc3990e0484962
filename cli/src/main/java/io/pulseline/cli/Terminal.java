package io.pulseline.cli;

/**
 * What the launcher knows of the terminal and Java cannot find out: {@code PULSELINE_PROGRESS=bar}
 * when standard error is one, {@code PULSELINE_COLUMNS} for its width.
 */
public final class Terminal {
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** Whether standard error is shown on a terminal. */
  public static boolean isStandardError() {
    return "bar".equals(System.getenv("PULSELINE_PROGRESS"));
  }

  /** Characters that fit on one line. */
  public static int columns() {
    String columns = System.getenv("PULSELINE_COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{0,3}")
        ? Integer.parseInt(columns)
        : USUAL_COLUMNS;
  }

  /** The text, or as much of it as fits on one line together with an ellipsis. */
  public static String fitted(String text, int columns) {
    if (text.codePointCount(0, text.length()) <= columns) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, Math.max(0, columns - 1))) + "…";
  }
}
