package io.pulseline.local.demo;

import io.pulseline.local.stack.CommandLines;
import java.util.Map;
import java.util.stream.Collectors;

/** Words of a command line that can be copied into a shell. */
final class Shell {
  private Shell() {}

  /** The word as it is, or in quotes where a shell would take it apart. */
  static String word(String text) {
    return text.matches("[A-Za-z0-9_./:=,-]+") ? text : quoted(text);
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** A space, the option and its value; nothing when it is the default. */
  static String option(String name, String value, String byDefault) {
    return value.equals(byDefault) ? "" : " " + name + " " + word(value);
  }

  /** A {@code models} command on a stack's lake. */
  static String models(CommandLines commands, String verb) {
    return "AWS_SHARED_CREDENTIALS_FILE=%s ./pulseline models %s --dataset %s --lake %s --s3-endpoint %s"
        .formatted(
            word(commands.folder().credentialsFile().toString()),
            verb,
            word(commands.datasetOption()),
            commands.lake().root(),
            commands.s3());
  }

  static String row(Map<String, String> row) {
    return word(
        row.entrySet().stream()
            .map(value -> value.getKey() + "=" + value.getValue())
            .collect(Collectors.joining(",")));
  }
}
