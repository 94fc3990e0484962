package io.pulseline.generator.fit;

import io.pulseline.cli.DidYouMean;
import io.pulseline.contract.UserException;
import io.pulseline.generator.csv.CsvPlace;
import io.pulseline.generator.csv.CsvTable;
import io.pulseline.generator.csv.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The kinds of columns as people settle them, in a YAML map or a CSV file of two columns. */
final class KindsFile {
  private static final List<String> HEADER = List.of("column", "kind");

  private final Path file;

  KindsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @return kinds by column
   * @throws UserException when it cannot be read or names a kind that there is not
   */
  Map<String, Kind> kinds() {
    if (!Files.isRegularFile(file)) {
      throw new UserException((Files.exists(file) ? "not a file: " : "no such file: ") + file);
    }
    boolean csv = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    return csv ? fromCsv() : fromYaml();
  }

  private Map<String, Kind> fromCsv() {
    CsvTable table = new CsvTable(file);
    int wrong = Arrays.mismatch(table.header().toArray(), HEADER.toArray());
    if (wrong >= 0) {
      throw table.headerPlace(wrong).refused("the header must be " + String.join(",", HEADER));
    }
    Map<String, Kind> kinds = new LinkedHashMap<>();
    table.forEachRow(
        (fields, lines) -> {
          if (fields[0].isEmpty()) {
            throw table.place(lines[0], 0).refused("the row names no column");
          }
          CsvPlace place = table.place(lines[1], 1);
          kinds.put(fields[0], kind(fields[0], fields[1], place::refused));
        });
    return kinds;
  }

  private Map<String, Kind> fromYaml() {
    try {
      Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      if (!(read instanceof Map<?, ?> map)) {
        throw new UserException(file + " must hold lines of 'column: kind'");
      }
      Map<String, Kind> kinds = new LinkedHashMap<>();
      map.forEach(
          (column, word) ->
              kinds.put(
                  String.valueOf(column),
                  kind(
                      String.valueOf(column),
                      String.valueOf(word),
                      problem -> new UserException(file + ": " + OneLine.of(problem)))));
      return kinds;
    } catch (YAMLException e) {
      throw new UserException(
          file + " is no YAML: " + e.getMessage().lines().findFirst().orElse("unreadable"), e);
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Kind kind(String column, String word, Function<String, UserException> refused) {
    List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
    if (!words.contains(word.toLowerCase(Locale.ROOT))) {
      throw refused.apply(
          "kind '%s' of column '%s' is none of %s%s"
              .formatted(word, column, String.join(", ", words), DidYouMean.hint(word, words)));
    }
    return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
