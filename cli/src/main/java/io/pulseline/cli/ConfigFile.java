package io.pulseline.cli;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The file of {@code --config}: a flat YAML mapping of option names to values. */
final class ConfigFile {
  private ConfigFile() {}

  /** Which file is asked for; looked up before parsing, since the file gives other defaults. */
  static Optional<Path> named(String[] args, Map<String, String> environment) {
    String prefix = CommonOptions.CONFIG + "=";
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(prefix)) {
        return Optional.of(Path.of(args[i].substring(prefix.length())));
      }
      if (args[i].equals(CommonOptions.CONFIG) && i + 1 < args.length) {
        return Optional.of(Path.of(args[i + 1]));
      }
    }
    return Optional.ofNullable(environment.get(Settings.variable(CommonOptions.CONFIG)))
        .map(Path::of);
  }

  static Map<String, String> read(Path file) {
    Object content;
    try {
      content = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (IOException e) {
      throw new UserException("cannot read configuration file " + file, e);
    } catch (YAMLException e) {
      throw new UserException(
          file + " is not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    if (content instanceof Map<?, ?> map) {
      map.forEach((key, value) -> values.put(String.valueOf(key), String.valueOf(value)));
    } else if (content != null) {
      throw new UserException(file + " must hold lines of the form 'option: value'");
    }
    return values;
  }
}
