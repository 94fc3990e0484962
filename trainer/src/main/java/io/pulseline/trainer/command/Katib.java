package io.pulseline.trainer.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What Katib's metrics collector reads, which watches the standard output of a trial. */
final class Katib {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--katib",
      description =
          "Also say the result as Katib's metrics collector reads it: lines such as accuracy=0.93"
              + " on standard output.")
  private boolean katib;

  /** Says numbers, one a line; those that are not defined are no numbers to Katib either. */
  void say(Map<String, ? extends Number> numbers) {
    if (katib) {
      PrintWriter out = spec.commandLine().getOut();
      new TreeMap<String, Number>(numbers)
          .forEach(
              (name, number) -> {
                if (!Double.isNaN(number.doubleValue())) {
                  out.println(name + "=" + number);
                }
              });
      out.flush();
    }
  }
}
