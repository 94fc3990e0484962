package io.pulseline.contract;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a JSON text, for people. */
public final class JsonFault {
  /** Jackson points at an opening bracket with words about its own settings. */
  private static final Pattern SOURCE =
      Pattern.compile("\\[Source: [^;]*; (line: \\d+, column: \\d+)]");

  private JsonFault() {}

  /** One line: the place, then what is wrong there. */
  public static String of(JsonProcessingException fault) {
    String message = told(fault).lines().findFirst().orElse("unreadable");
    String readable = SOURCE.matcher(message).replaceAll("$1");
    JsonLocation place = fault.getLocation();
    boolean known = place != null && place.getLineNr() > 0; // a tree's nodes have forgotten theirs
    return known
        ? "line %d, column %d: %s".formatted(place.getLineNr(), place.getColumnNr(), readable)
        : readable;
  }

  private static String name(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String told(JsonProcessingException fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return "'%s' is not known here, only %s are"
          .formatted(
              unknown.getPropertyName(),
              unknown.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    // Jackson's own words name Java classes
    if (fault instanceof InvalidFormatException wrong) {
      return "'%s' cannot be '%s'".formatted(name(wrong), wrong.getValue());
    }
    // A value that a constructor refuses is told in the constructor's words
    return fault.getCause() instanceof IllegalArgumentException
            || fault.getCause() instanceof UserException
        ? fault.getCause().getMessage()
        : fault.getOriginalMessage();
  }
}
