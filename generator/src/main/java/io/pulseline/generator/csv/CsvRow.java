package io.pulseline.generator.csv;

import java.util.List;

/**
 * A row as it stands in a CSV file.
 *
 * @param line that it begins on, counted from 1
 * @param texts of its fields, quotes taken off
 */
record CsvRow(long line, List<String> texts) {

  /** The line that each field begins on, and behind them the one that the row ends on. */
  long[] lines() {
    long[] lines = new long[texts.size() + 1];
    lines[0] = line;
    for (int i = 0; i < texts.size(); i++) {
      lines[i + 1] = lines[i] + lineBreaks(texts.get(i));
    }
    return lines;
  }

  /** CR LF is one line break, as are CR and LF alone. */
  private static long lineBreaks(String text) {
    if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return 0;
    }
    return text.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
  }
}
