package io.pulseline.cli;

import io.pulseline.contract.UserException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, on one line, and which exit code that is. */
final class Errors {
  private Errors() {}

  static int report(Throwable error, PrintWriter err, boolean verbose) {
    boolean solvable = error instanceof UserException;
    if (solvable) {
      err.println("error: " + error.getMessage());
    } else {
      err.println("error: " + Sentence.of(error) + " (--verbose shows where)");
    }
    if (verbose) {
      error.printStackTrace(err);
    }
    err.flush();
    return solvable || isOfAFile(error)
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isOfAFile(Throwable error) {
    return error instanceof FileSystemException
        || (error instanceof UncheckedIOException wrapper && isOfAFile(wrapper.getCause()));
  }

  static int reportUsage(ParameterException error) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    String hint =
        error instanceof UnmatchedArgumentException unmatched
            ? DidYouMean.hint(
                name(unmatched.getUnmatched().get(0)), words(command.getCommandSpec()))
            : "";
    err.printf(
        "error: %s%s; see '%s --help'%n",
        error.getMessage().replaceFirst("^Error: ", ""),
        hint,
        command.getCommandSpec().qualifiedName());
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** An option without the value that it was given with an equals sign. */
  private static String name(String argument) {
    return argument.startsWith("--") ? argument.split("=", 2)[0] : argument;
  }

  private static List<String> words(CommandSpec command) {
    List<String> words = new ArrayList<>(command.optionsMap().keySet());
    words.addAll(command.subcommands().keySet());
    if (command.parent() == null) {
      // the launcher knows the commands of all rooms, this process those of its own
      words.addAll(List.of(System.getProperty("pulseline.commands", "").split(" ")));
    }
    return words;
  }
}
