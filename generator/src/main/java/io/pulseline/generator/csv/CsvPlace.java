package io.pulseline.generator.csv;

import io.pulseline.contract.UserException;
import java.nio.file.Path;

/**
 * Where something stands in a CSV file, for messages.
 *
 * @param line as an editor counts them from 1, line breaks within quotes included
 * @param column counted from 1
 * @param header the column's name, null where it has none
 */
public record CsvPlace(Path file, long line, int column, String header) {

  /** What to throw when something is wrong here: one line of text, whatever it quotes. */
  public UserException refused(String problem) {
    return new UserException(this + ": " + OneLine.of(problem));
  }

  @Override
  public String toString() {
    String name = header == null ? "" : " '" + OneLine.of(header) + "'";
    return "%s line %d, column %d%s".formatted(file, line, column, name);
  }
}
