package io.pulseline.generator.fit;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The rows of a CSV file as they stand there, of any length. A byte order mark, either line ending,
 * quotes and line breaks within quotes are understood; the separator is the one of comma,
 * semicolon, tab and bar that the first row has most of.
 */
final class CsvFile {
  private final Path path;
  private final char separator;

  CsvFile(Path path) {
    this.path = path;
    this.separator = separator();
  }

  Path path() {
    return path;
  }

  /** Makes something of the rows, the header among them. */
  interface Reading<T> {
    T from(CloseableIterator<CsvRow> rows);
  }

  /**
   * Opens the file anew.
   *
   * @throws UserException when a quote does not close, or text stands behind a closing one
   */
  <T> T read(Reading<T> reading) {
    CsvRowHandler handler = new CsvRowHandler();
    try (CsvReader<CsvRow> reader = reader(separator, handler);
        CloseableIterator<CsvRow> rows = reader.iterator()) {
      return reading.from(rows);
    } catch (CsvParseException e) {
      throw refused(handler.unfinished(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** FastCSV names the line that the row begins on, behind its reason; the field's is better. */
  private UserException refused(CsvRow row, CsvParseException e) {
    int index = row.texts().size();
    String reason = e.getMessage().replaceFirst(" \\(record starting at line \\d+\\)$", "");
    return new CsvPlace(path, row.lines()[index], index + 1, null)
        .refused(
            "the field cannot be read (%s); close its quote, and double those within it"
                .formatted(reason.replaceAll("\\p{Cntrl}", "?")));
  }

  private char separator() {
    try (CsvReader<CsvRow> reader = reader('\u0000', new CsvRowHandler())) {
      CloseableIterator<CsvRow> rows = reader.iterator();
      String line = rows.hasNext() ? rows.next().texts().get(0) : "";
      char best = ',';
      for (char candidate : new char[] {';', '\t', '|'}) {
        best = count(line, candidate) > count(line, best) ? candidate : best;
      }
      return best;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    } catch (CsvParseException e) {
      // Not even its first line can be split; the header's own reading says why
      return ',';
    }
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  private CsvReader<CsvRow> reader(char fieldSeparator, CsvRowHandler handler) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(fieldSeparator)
        .detectBomHeader(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .build(handler, path);
  }
}
