package io.pulseline.registry.command;

import io.pulseline.contract.UserException;
import io.pulseline.registry.By;
import picocli.CommandLine.Option;

/** Who changes the registry. */
public final class ByOption {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who asks for it, for the registry's history (default: ${DEFAULT-VALUE}).")
  private String name;

  public By now() {
    if (name.isBlank()) {
      throw new UserException("--by is blank; say who asks for it");
    }
    return By.now(name);
  }
}
