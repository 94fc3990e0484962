package io.pulseline.trainer.command;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a command says: words for people, and one line of JSON for programs if they ask. */
final class Output {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "Last line on standard output: the result as JSON; words go to standard error.")
  private boolean json;

  /** Says something to people. */
  void say(String format, Object... args) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.println(String.format(Locale.ROOT, format, args));
    out.flush();
  }

  /** Gives the result to programs. */
  void result(Object result) {
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(ResultJson.line(result));
      out.flush();
    }
  }
}
