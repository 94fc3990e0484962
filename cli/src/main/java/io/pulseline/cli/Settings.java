package io.pulseline.cli;

import io.pulseline.contract.UserException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a command's options are when the command line does not name them, and who said so. */
final class Settings implements IDefaultValueProvider {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|token|credential).*");
  private static final List<String> NOT_SETTINGS =
      List.of(
          CommonOptions.CONFIG,
          CommonOptions.PRINT_CONFIG,
          CommonOptions.VERBOSE,
          "--help",
          "--version");

  private final Map<String, String> file;
  private final String fileName;
  private final Map<String, String> environment;

  private Settings(Map<String, String> file, String fileName, Map<String, String> environment) {
    this.file = file;
    this.fileName = fileName;
    this.environment = environment;
  }

  static Settings load(Optional<Path> file, Map<String, String> environment) {
    return new Settings(
        file.map(ConfigFile::read).orElse(Map.of()),
        file.map(Path::toString).orElse(""),
        environment);
  }

  /** The environment variable of an option: {@code --s3-endpoint} is PULSELINE_S3_ENDPOINT. */
  static String variable(String option) {
    return "PULSELINE_" + key(option).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !isSetting(option)) {
      return null;
    }
    String fromEnvironment = environment.get(variable(option.longestName()));
    return fromEnvironment != null ? fromEnvironment : file.get(key(option.longestName()));
  }

  /** What to say of the first key of the file that a command does not know. */
  Optional<UserException> unknownKey(CommandSpec command) {
    List<String> known =
        command.options().stream()
            .filter(Settings::isSetting)
            .map(option -> key(option.longestName()))
            .toList();
    return file.keySet().stream()
        .filter(key -> !known.contains(key))
        .findFirst()
        .map(
            key ->
                new UserException(
                    String.format(
                        "%s sets '%s', which '%s' does not know%s",
                        fileName, key, command.qualifiedName(), DidYouMean.hint(key, known))));
  }

  void print(ParseResult parsed, PrintWriter out) {
    for (OptionSpec option : parsed.commandSpec().options()) {
      if (isSetting(option)) {
        Object value = option.getValue();
        String shown = value == null ? "" : String.valueOf(value);
        if (SECRET.matcher(option.longestName()).matches() && !shown.isEmpty()) {
          shown = "***";
        }
        out.printf("%s: %s  # %s%n", key(option.longestName()), shown, origin(parsed, option));
      }
    }
    out.flush();
  }

  private String origin(ParseResult parsed, OptionSpec option) {
    String variable = variable(option.longestName());
    if (parsed.hasMatchedOption(option)) {
      return "command line";
    }
    if (environment.containsKey(variable)) {
      return "environment " + variable;
    }
    return file.containsKey(key(option.longestName())) ? "file " + fileName : "default";
  }

  private static boolean isSetting(OptionSpec option) {
    return !NOT_SETTINGS.contains(option.longestName());
  }

  private static String key(String option) {
    return option.replaceFirst("^-+", "");
  }
}
