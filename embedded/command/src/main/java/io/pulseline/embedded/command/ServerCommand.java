package io.pulseline.embedded.command;

import picocli.CommandLine;

/** Runs the command line of an embedded server: errors on one line, exit code 2 for wrong usage. */
public final class ServerCommand {
  private ServerCommand() {}

  /**
   * Runs a server's command, and ends this process if it fails. A command that returns leaves its
   * server's threads behind, which keep the process alive.
   *
   * @param command an instance of a class with picocli's {@code @Command}
   */
  public static void main(Object command, String... args) {
    CommandLine line = new CommandLine(command);
    String name = line.getCommandName();
    line.setParameterExceptionHandler((error, given) -> report(name, error, 2));
    line.setExecutionExceptionHandler((error, failed, parsed) -> report(name, error, 1));
    int exitCode = line.execute(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static int report(String name, Exception error, int exitCode) {
    System.err.println("error: " + name + ": " + withCauses(error));
    return exitCode;
  }

  /** Servers wrap what happened in "failed to start": it stands in the causes. */
  private static String withCauses(Throwable error) {
    String message =
        error.getMessage() == null
            ? error.toString()
            : error.getMessage().lines().findFirst().orElse("");
    Throwable cause = error.getCause();
    if (cause == null || (cause.getMessage() != null && message.contains(cause.getMessage()))) {
      return message;
    }
    return message + ": " + withCauses(cause);
  }
}
