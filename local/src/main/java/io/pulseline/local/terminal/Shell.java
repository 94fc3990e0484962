package io.pulseline.local.terminal;

import io.pulseline.cli.Assignments;
import java.nio.file.Path;
import java.util.Map;

/** Words of a command line that can be copied into a shell. */
public final class Shell {
  private Shell() {}

  /** The word as it is, or in quotes where a shell would take it apart. */
  public static String word(String text) {
    return text.matches("[A-Za-z0-9_./:=,-]+") ? text : quoted(text);
  }

  public static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** A space, the option and its value; nothing when it is the default. */
  public static String option(String name, String value, String byDefault) {
    return value.equals(byDefault) ? "" : " " + name + " " + word(value);
  }

  /** The option of a data folder; nothing when it is the usual one. */
  public static String data(Path folder) {
    return option("--data", folder.toString(), ".pulseline");
  }

  /** A row as {@code --row} of {@code predict} takes it. */
  public static String row(Map<String, String> row) {
    return word(Assignments.format(row));
  }
}
