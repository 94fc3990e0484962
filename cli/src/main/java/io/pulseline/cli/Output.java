package io.pulseline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pulseline.contract.UndefinedNumbers;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a command says: words for people, and one line of JSON for programs if they ask. */
public final class Output {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(UndefinedNumbers.module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "Last line on standard output: the result as JSON; words go to standard error.")
  private boolean json;

  /** Says something to people. */
  public void say(String format, Object... args) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.println(String.format(Locale.ROOT, format, args));
    out.flush();
  }

  /** Gives the result to programs: a record or a JSON node. */
  public void result(Object result) {
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(line(result));
      out.flush();
    }
  }

  /** Gives one of many results: words to people, or a line of JSON to programs if they ask. */
  public void each(Supplier<String> words, Object result) {
    if (json) {
      result(result);
    } else {
      say("%s", words.get());
    }
  }

  private static String line(Object result) {
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result holds nothing that JSON cannot write", e);
    }
  }
}
