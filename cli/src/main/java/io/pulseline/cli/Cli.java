package io.pulseline.cli;

import io.pulseline.contract.UserException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs a picocli command the way all of Pulseline's commands run: {@code --verbose}, {@code
 * --config} and {@code --print-config} everywhere, settings layered as defaults &lt; file &lt;
 * environment &lt; command line, and errors on one line.
 */
public final class Cli {
  private Cli() {}

  /**
   * Runs a command to its end.
   *
   * @param rootCommand an instance of a class with picocli's {@code @Command}
   * @return the exit code: 0 for success, 2 for what the person who called can put right (usage,
   *     settings, files, servers), 1 for any other failure
   */
  public static int run(Object rootCommand, String... args) {
    return run(rootCommand, System.getenv(), args);
  }

  static int run(Object rootCommand, Map<String, String> environment, String... args) {
    CommonOptions common = new CommonOptions();
    CommandLine line = new CommandLine(rootCommand);
    addTo(line.getCommandSpec(), common);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> Errors.report(error, command.getErr(), common.verbose()));
    line.setParameterExceptionHandler((error, given) -> Errors.reportUsage(error));
    try {
      Settings settings = Settings.load(ConfigFile.named(args, environment), environment);
      line.setDefaultValueProvider(settings);
      line.setExecutionStrategy(parsed -> execute(parsed, settings, common));
    } catch (RuntimeException e) {
      return Errors.report(e, line.getErr(), false);
    }
    return line.execute(args);
  }

  private static int execute(ParseResult parsed, Settings settings, CommonOptions common) {
    CommandSpec leaf = leaf(parsed).commandSpec();
    boolean help = CommandLine.printHelpIfRequested(parsed);
    if (help) {
      return CommandLine.ExitCode.OK;
    }
    Optional<UserException> unknown = settings.unknownKey(leaf);
    if (unknown.isPresent()) {
      return Errors.report(unknown.get(), leaf.commandLine().getErr(), common.verbose());
    }
    if (common.printConfig()) {
      settings.print(leaf(parsed), leaf.commandLine().getOut());
      return CommandLine.ExitCode.OK;
    }
    if (!(leaf.userObject() instanceof Runnable) && !(leaf.userObject() instanceof Callable)) {
      throw new ParameterException(leaf.commandLine(), "Missing required subcommand");
    }
    refuseEmptyLists(leaf, settings);
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (LinkageError e) {
      UserException fault = NativeLibraries.fault(e).orElseThrow(() -> e);
      return Errors.report(fault, leaf.commandLine().getErr(), common.verbose());
    }
  }

  /** Only commas would leave an option as if it were not given, which then stands for all. */
  private static void refuseEmptyLists(CommandSpec command, Settings settings) {
    for (OptionSpec option : command.options()) {
      if (option.splitRegex().equals(",")) {
        Stream.concat(
                option.originalStringValues().stream(),
                Stream.ofNullable(settings.defaultValue(option)))
            .filter(given -> given.matches("[,\\s]*,[,\\s]*"))
            .findFirst()
            .ifPresent(
                given -> {
                  throw new ParameterException(
                      command.commandLine(),
                      "%s '%s' names nothing".formatted(option.longestName(), given));
                });
      }
    }
  }

  private static String version() {
    return Optional.ofNullable(Cli.class.getPackage().getImplementationVersion())
        .orElse("of the working tree");
  }

  private static ParseResult leaf(ParseResult parsed) {
    ParseResult leaf = parsed;
    while (leaf.hasSubcommand()) {
      leaf = leaf.subcommand();
    }
    return leaf;
  }

  /** Where {@code --version} is a model's, it cannot be ours. */
  private static void addHelp(CommandSpec command) {
    if (command.findOption("--version") == null) {
      command.mixinStandardHelpOptions(true);
      command.version("Pulseline " + version());
    } else {
      command.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help message and exit.")
              .build());
    }
  }

  private static void addTo(CommandSpec command, CommonOptions common) {
    command.addMixin("common", CommandSpec.forAnnotatedObject(common));
    addHelp(command);
    for (CommandLine sub : command.subcommands().values()) {
      addTo(sub.getCommandSpec(), common);
    }
  }
}
