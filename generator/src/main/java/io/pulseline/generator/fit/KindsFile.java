package io.pulseline.generator.fit;

import io.pulseline.cli.DidYouMean;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
      throw new UserException("no such file: " + file);
    }
    boolean csv = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    Map<String, Kind> kinds = new LinkedHashMap<>();
    (csv ? fromCsv() : fromYaml()).forEach((column, word) -> kinds.put(column, kind(column, word)));
    return kinds;
  }

  private Map<String, String> fromCsv() {
    CsvTable table = new CsvTable(file, List.of());
    if (!table.header().equals(HEADER)) {
      throw new UserException(file + " line 1: the header must be " + String.join(",", HEADER));
    }
    Map<String, String> words = new LinkedHashMap<>();
    table.forEachRow((fields, line) -> words.put(String.valueOf(fields[0]), fields[1]));
    return words;
  }

  private Map<String, String> fromYaml() {
    try {
      Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      if (!(read instanceof Map<?, ?> map)) {
        throw new UserException(file + " must hold lines of 'column: kind'");
      }
      Map<String, String> words = new LinkedHashMap<>();
      map.forEach((column, word) -> words.put(String.valueOf(column), String.valueOf(word)));
      return words;
    } catch (YAMLException e) {
      throw new UserException(
          file + " is no YAML: " + e.getMessage().lines().findFirst().orElse("unreadable"), e);
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private Kind kind(String column, String word) {
    List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
    if (word == null || !words.contains(word.toLowerCase(Locale.ROOT))) {
      throw new UserException(
          String.format(
              "%s: kind '%s' of column '%s' is none of %s%s",
              file, word, column, String.join(", ", words), hint(word, words)));
    }
    return Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String hint(String word, List<String> words) {
    return word == null ? "" : DidYouMean.hint(word, words);
  }
}
