package io.pulseline.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a JSON text, for people. */
public final class JsonFault {
  /** Jackson points at an opening bracket with words about its own settings. */
  private static final Pattern SOURCE =
      Pattern.compile("\\[Source: [^;]*; (line: \\d+, column: \\d+)]");

  private JsonFault() {}

  /** One line: the place, then what is wrong there. */
  public static String of(JsonProcessingException fault) {
    // A value that a constructor refuses is told in the constructor's words
    String told =
        fault.getCause() instanceof IllegalArgumentException refusal
            ? refusal.getMessage()
            : fault.getOriginalMessage();
    String message = told.lines().findFirst().orElse("unreadable");
    String readable = SOURCE.matcher(message).replaceAll("$1");
    return fault.getLocation() == null
        ? readable
        : "line %d, column %d: %s"
            .formatted(
                fault.getLocation().getLineNr(), fault.getLocation().getColumnNr(), readable);
  }
}
