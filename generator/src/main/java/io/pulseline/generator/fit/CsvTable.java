package io.pulseline.generator.fit;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A CSV file with a header line, read as a stream. A byte order mark, either line ending, quotes
 * and line breaks within quotes are understood; the separator is the one of comma, semicolon, tab
 * and bar that the header has most of.
 */
final class CsvTable {
  private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "nan", "null", "none");

  /** What bytes that are not UTF-8 are read as. */
  private static final char UNREADABLE = '\uFFFD';

  private final Path file;
  private final char separator;
  private final Set<String> missing;
  private final List<String> header;

  /**
   * Opens a file and reads its header.
   *
   * @param moreMissing texts that stand for a missing value besides the usual ones
   * @throws UserException when there is no such file or its header has empty or repeated names
   */
  CsvTable(Path file, List<String> moreMissing) {
    if (!Files.isRegularFile(file)) {
      throw new UserException("no such file: " + file);
    }
    this.file = file;
    this.missing = new HashSet<>(MISSING);
    moreMissing.forEach(text -> missing.add(text.strip().toLowerCase(Locale.ROOT)));
    this.separator = separator();
    this.header = readHeader();
  }

  List<String> header() {
    return header;
  }

  /** Takes one record's fields, stripped; null where the value is missing. */
  interface RowConsumer {
    void row(String[] fields, long line);
  }

  /**
   * Reads all rows behind the header.
   *
   * @throws UserException when a row has more or fewer fields than the header, quotes that do not
   *     close, or characters that are no text
   */
  void forEachRow(RowConsumer consumer) {
    String[] fields = new String[header.size()];
    read(
        records -> {
          records.next();
          while (records.hasNext()) {
            CsvRecord record = records.next();
            if (record.getFieldCount() != fields.length) {
              throw new UserException(
                  String.format(
                      "%s line %d has %d fields, the header has %d: mend the line",
                      file, record.getStartingLineNumber(), record.getFieldCount(), fields.length));
            }
            for (int i = 0; i < fields.length; i++) {
              String text = record.getField(i).strip();
              checkCharacters(text, record.getStartingLineNumber(), header.get(i));
              fields[i] = missing.contains(text.toLowerCase(Locale.ROOT)) ? null : text;
            }
            consumer.row(fields, record.getStartingLineNumber());
          }
          return null;
        });
  }

  private List<String> readHeader() {
    List<String> names =
        read(
            records -> {
              if (!records.hasNext()) {
                throw new UserException(file + " is empty; it needs a header line and rows");
              }
              return records.next().getFields().stream().map(String::strip).toList();
            });
    Set<String> seen = new HashSet<>();
    names.forEach(name -> checkCharacters(name, 1, "number " + (names.indexOf(name) + 1)));
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        throw new UserException(
            String.format("%s line 1: column %d has no name; give it one", file, i + 1));
      }
      if (!seen.add(names.get(i))) {
        throw new UserException(
            String.format("%s line 1: two columns are named '%s'; rename one", file, names.get(i)));
      }
    }
    return names;
  }

  /** What is no text in a CSV file would be none in the descriptor and in records either. */
  private void checkCharacters(String text, long line, String column) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == UNREADABLE) {
        throw new UserException(
            String.format(
                "%s line %d, column %s: bytes that are not UTF-8; convert the file, for example"
                    + " with iconv -f latin1 -t utf-8",
                file, line, column));
      }
      if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
        throw new UserException(
            String.format(
                "%s line %d, column %s: the control character U+%04X; mend the line",
                file, line, column, (int) c));
      }
    }
  }

  private char separator() {
    try (CsvReader<CsvRecord> reader = reader('\u0000')) {
      CloseableIterator<CsvRecord> records = reader.iterator();
      String line = records.hasNext() ? records.next().getField(0) : "";
      char best = ',';
      for (char candidate : new char[] {';', '\t', '|'}) {
        best = count(line, candidate) > count(line, best) ? candidate : best;
      }
      return best;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (CsvParseException e) {
      // Not even its first line can be split; the header's own reading says why
      return ',';
    }
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  private interface Reading<T> {
    T from(CloseableIterator<CsvRecord> records);
  }

  private <T> T read(Reading<T> reading) {
    try (CsvReader<CsvRecord> reader = reader(separator);
        CloseableIterator<CsvRecord> records = reader.iterator()) {
      return reading.from(records);
    } catch (CsvParseException e) {
      throw new UserException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private CsvReader<CsvRecord> reader(char fieldSeparator) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(fieldSeparator)
        .detectBomHeader(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(file);
  }
}
