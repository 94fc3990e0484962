package io.pulseline.cli.http;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a bearer token comes from: never from an argument, which everyone on the machine sees. */
public final class BearerToken {
  /** Names a token's file, to Kubeflow's own clients too. */
  public static final String FILE = "KF_PIPELINES_SA_TOKEN_PATH";

  private BearerToken() {}

  /**
   * The token that an environment tells; empty when it tells none.
   *
   * @param variable that holds a token itself, which goes before the file
   * @throws UserException when the file cannot be read or is empty
   */
  public static Optional<String> of(Map<String, String> environment, String variable) {
    String own = environment.getOrDefault(variable, "").strip();
    String file = environment.getOrDefault(FILE, "");
    if (!own.isEmpty() || file.isEmpty()) {
      return Optional.of(own).filter(token -> !token.isEmpty());
    }
    return Optional.of(read(Path.of(file)));
  }

  private static String read(Path file) {
    try {
      String token = Files.readString(file).strip();
      if (token.isEmpty()) {
        throw new UserException(file + ", named by " + FILE + ", is empty");
      }
      return token;
    } catch (IOException e) {
      throw new UserException(
          "cannot read the token in %s, named by %s: %s".formatted(file, FILE, e), e);
    }
  }
}
