package io.pulseline.generator.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import io.pulseline.cli.DidYouMean;
import io.pulseline.contract.UserException;
import java.nio.file.Path;
import java.util.List;

/** A CSV file with a header line, read as a stream; what is wrong is named by line and column. */
public final class CsvTable {
  /** {@code sep=;} as its own separator cuts it. */
  private static final List<String> SEPARATOR_LINE = List.of("sep=", "");

  private final CsvFile file;
  private final List<String> header;
  private final long[] headerLines;

  /**
   * Opens a file and reads its header.
   *
   * @throws UserException when there is no such file or its header has repeated names
   */
  public CsvTable(Path path) {
    this.file = new CsvFile(path);
    CsvRow first = file.read(rows -> rows.hasNext() ? header(rows) : new CsvRow(1, List.of()));
    this.header = first.texts().stream().map(String::strip).toList();
    this.headerLines = first.lines();
    checkHeader();
  }

  /** The first row, or the second where Excel tells the separator in a line before the header. */
  private static CsvRow header(CloseableIterator<CsvRow> rows) {
    CsvRow first = rows.next();
    return first.texts().equals(SEPARATOR_LINE) && rows.hasNext() ? rows.next() : first;
  }

  /** What the file is called. */
  public String source() {
    return file.path().getFileName().toString().replaceFirst("^-$", "standard input");
  }

  /** The names of the columns, empty where one has none. */
  public List<String> header() {
    return header;
  }

  /**
   * Where a field is.
   *
   * @param line that it begins on
   * @param index of its column, counted from 0; beyond the header there are columns without a name
   */
  public CsvPlace place(long line, int index) {
    String name = index < header.size() ? header.get(index) : null;
    return new CsvPlace(file.path(), line, index + 1, name);
  }

  /** Where the name of a column is, counted from 0. */
  public CsvPlace headerPlace(int index) {
    return place(headerLines[Math.min(index, header.size())], index);
  }

  /** What to throw when the header lacks a column that someone names. */
  public UserException noColumn(String name, String whoNamesIt) {
    List<String> named = header.stream().filter(column -> !column.isEmpty()).toList();
    return headerPlace(header.size() - 1)
        .refused(
            "the header ends without a column '%s', which %s names; it has %s%s"
                .formatted(
                    name, whoNamesIt, String.join(", ", named), DidYouMean.hint(name, named)));
  }

  /** Takes one row: the texts of its fields, stripped, and the line each begins on. */
  public interface RowConsumer {
    void row(String[] fields, long[] lines);
  }

  /**
   * Reads all rows behind the header.
   *
   * @throws UserException when a row has more or fewer fields than the header, quotes that do not
   *     close, or characters that are no text
   */
  public void forEachRow(RowConsumer consumer) {
    String[] fields = new String[header.size()];
    file.read(
        rows -> {
          header(rows);
          while (rows.hasNext()) {
            CsvRow row = rows.next();
            long[] lines = row.lines();
            checkLength(row.texts().size(), lines);
            for (int i = 0; i < fields.length; i++) {
              String text = row.texts().get(i).strip();
              if (!noText(text).isEmpty()) {
                throw place(lines[i], i).refused(noText(text));
              }
              fields[i] = text;
            }
            consumer.row(fields, lines);
          }
          return null;
        });
  }

  private void checkHeader() {
    if (header.isEmpty()) {
      throw headerPlace(0).refused("the file is empty; it needs a header line and rows");
    }
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (!noText(name).isEmpty()) {
        throw new CsvPlace(file.path(), headerLines[i], i + 1, null).refused(noText(name));
      }
      if (!name.isEmpty() && header.indexOf(name) < i) {
        throw headerPlace(i)
            .refused("column " + (header.indexOf(name) + 1) + " has this name too; rename one");
      }
    }
  }

  /** The first field too many, or the first that is not there, is the place to look at. */
  private void checkLength(int found, long[] lines) {
    int expected = header.size();
    if (found != expected) {
      int index = Math.min(found, expected);
      throw place(lines[index], index)
          .refused(
              "the row %s; it has %d fields, the header has %d: mend the line"
                  .formatted(
                      found < expected ? "ends before this column" : "goes on beyond the header",
                      found,
                      expected));
    }
  }

  /**
   * What keeps a field from being text, empty when nothing does: such characters would be none in
   * the descriptor and in records either.
   */
  private static String noText(String field) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == CsvText.UNREADABLE) {
        return "bytes that are not UTF-8; convert the file, most often with "
            + "iconv -f windows-1252 -t utf-8";
      }
      if (c >= '\u0080' && c < '\u00A0') {
        return ("the control character U+%04X, as in text of Windows that was converted as latin1;"
                + " convert the file anew with iconv -f windows-1252 -t utf-8")
            .formatted((int) c);
      }
      if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
        return "the control character U+%04X; mend the line".formatted((int) c);
      }
    }
    return "";
  }
}
