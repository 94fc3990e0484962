package io.pulseline.cli;

import io.pulseline.contract.UserException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Columns and their values as one argument: {@code age=63,town="Bourg, St. Maurice"}. */
public final class Assignments {
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*(QUOTED|[^=,\"]+?)\\s*=\\s*(QUOTED|[^,]*?)\\s*(,|$)"
              .replace("QUOTED", Quoting.QUOTED));

  private Assignments() {}

  /**
   * Reads an argument.
   *
   * @param option whose value it is, for the error
   * @return values by column, in their order
   * @throws UserException when it is not of this form, or names a column twice
   */
  public static Map<String, String> parse(String option, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(text);
    boolean more = true;
    while (more) {
      if (!pair.lookingAt()) {
        throw new UserException(
            "%s: '%s' is not column=value; write them like a=1,b=\"x, y\""
                .formatted(option, text.substring(pair.regionStart())));
      }
      String column = Quoting.unquoted(pair.group(1));
      if (values.put(column, Quoting.unquoted(pair.group(2))) != null) {
        throw new UserException("%s names '%s' twice".formatted(option, column));
      }
      more = pair.group(3).equals(",");
      pair.region(pair.end(), text.length());
    }
    return values;
  }

  /** Values by column, as the argument that {@link #parse} reads back. */
  public static String format(Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            value ->
                Quoting.quoted(value.getKey(), "=,") + "=" + Quoting.quoted(value.getValue(), ","))
        .collect(Collectors.joining(","));
  }
}
