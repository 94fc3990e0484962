package io.pulseline.generator.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.pulseline.contract.UserException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipException;

/**
 * The rows of a CSV file as they stand there, of any length. Gzip, a byte order mark, either line
 * ending, quotes and line breaks within quotes are understood; the separator is found by {@link
 * Separator}.
 */
final class CsvFile {
  private static final Path STANDARD_INPUT = Path.of("-");

  private final Path path;
  private final Path content;
  private final char separator;

  /**
   * @param path a file; {@code -} or what is no file on disk, such as a pipe, is read once and kept
   *     aside until the program ends
   * @throws UserException when there is nothing to read
   */
  CsvFile(Path path) {
    this.path = path;
    this.content = content(path);
    this.separator = Separator.of(this);
  }

  private static Path content(Path path) {
    boolean standardInput = path.equals(STANDARD_INPUT);
    if (!standardInput && Files.isDirectory(path)) {
      throw new UserException(path + " is a folder: name a CSV file in it");
    }
    if (!standardInput && !Files.exists(path)) {
      throw new UserException("no such file: " + path);
    }
    if (Files.isRegularFile(path)) {
      return path;
    }
    try (InputStream in = standardInput ? System.in : Files.newInputStream(path)) {
      Path aside = Files.createTempFile("pulseline", ".csv");
      aside.toFile().deleteOnExit();
      Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
      return aside;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
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
    try {
      return read(separator, handler, reading);
    } catch (CsvParseException e) {
      throw refused(handler.unfinished(), e);
    }
  }

  /**
   * As {@link #read(Reading)}, the rows taken apart by a separator.
   *
   * @throws CsvParseException when they cannot be
   */
  <T> T read(char fieldSeparator, CsvRowHandler handler, Reading<T> reading) {
    try (CsvReader<CsvRow> reader = reader(fieldSeparator, handler);
        CloseableIterator<CsvRow> rows = reader.iterator()) {
      return reading.from(rows);
    } catch (IOException e) {
      throw unreadable(path, e);
    } catch (UncheckedIOException e) {
      throw unreadable(path, e.getCause());
    }
  }

  private static UserException unreadable(Path path, IOException e) {
    boolean damaged = e instanceof EOFException || e instanceof ZipException;
    String why =
        damaged ? "what is compressed in it is cut short or damaged" : OneLine.of(e.toString());
    return new UserException("cannot read " + path + ": " + why, e);
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

  private CsvReader<CsvRow> reader(char fieldSeparator, CsvRowHandler handler) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(fieldSeparator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .trimWhitespacesAroundQuotes(true)
        .build(handler, CsvText.open(content));
  }
}
