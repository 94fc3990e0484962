package io.pulseline.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command has. One instance serves a command and all its sub-commands. */
final class CommonOptions {
  static final String CONFIG = "--config";
  static final String PRINT_CONFIG = "--print-config";
  static final String VERBOSE = "--verbose";

  private boolean verbose;
  private boolean printConfig;

  /** Stays raised: picocli also sets the flag of the sub-commands that were not given it. */
  @Option(names = VERBOSE, description = "Show the stack trace of an error.")
  void verbose(boolean given) {
    verbose |= given;
  }

  @Option(
      names = PRINT_CONFIG,
      description = "Show every setting and where it comes from, then end.")
  void printConfig(boolean given) {
    printConfig |= given;
  }

  /** Only named here for the help text: {@link ConfigFile} looks it up before parsing. */
  @Option(
      names = CONFIG,
      paramLabel = "FILE",
      description = "YAML file with 'option: value' lines, without the leading dashes.")
  void config(Path file) {}

  boolean verbose() {
    return verbose;
  }

  boolean printConfig() {
    return printConfig;
  }
}
