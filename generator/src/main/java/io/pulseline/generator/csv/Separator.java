package io.pulseline.generator.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;

/**
 * Finds what separates the fields of a CSV file: the one of comma, semicolon, tab and bar that cuts
 * the first rows into as many fields as the header, and into the most of them. Those within quotes
 * separate nothing.
 *
 * @param agreeing share of the first rows that are as wide as the header
 */
record Separator(char character, int width, double agreeing) {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int ROWS = 50;

  static char of(CsvFile file) {
    Separator best = new Separator(CANDIDATES[0], 1, 0);
    for (char candidate : CANDIDATES) {
      Separator found = tried(file, candidate);
      best = found.isBetterThan(best) ? found : best;
    }
    return best.character;
  }

  private boolean isBetterThan(Separator other) {
    if (width == 1 || other.width == 1) {
      return width > other.width;
    }
    return agreeing > other.agreeing || (agreeing == other.agreeing && width > other.width);
  }

  private static Separator tried(CsvFile file, char candidate) {
    try {
      return file.read(candidate, new CsvRowHandler(), rows -> tried(rows, candidate));
    } catch (CsvParseException e) {
      // Not even its header can be split so; when that holds for all, its own reading says why
      return new Separator(candidate, 1, 0);
    }
  }

  private static Separator tried(CloseableIterator<CsvRow> rows, char candidate) {
    int width = rows.hasNext() ? rows.next().texts().size() : 1;
    int tried = 0;
    int agreeing = 0;
    try {
      while (tried < ROWS && rows.hasNext()) {
        agreeing += rows.next().texts().size() == width ? 1 : 0;
        tried++;
      }
    } catch (CsvParseException e) {
      tried++;
    }
    return new Separator(candidate, width, tried == 0 ? 1 : (double) agreeing / tried);
  }
}
