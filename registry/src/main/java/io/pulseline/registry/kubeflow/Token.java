package io.pulseline.registry.kubeflow;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a bearer token comes from: never from an argument, which everyone on the machine sees. */
public final class Token {
  /** Holds a token itself. */
  public static final String TOKEN = "MODEL_REGISTRY_TOKEN";

  /** Names a token's file, to Kubeflow's own clients too. */
  public static final String TOKEN_FILE = "KF_PIPELINES_SA_TOKEN_PATH";

  private Token() {}

  /**
   * The token that an environment tells; empty when it tells none.
   *
   * @throws UserException when the file cannot be read or is empty
   */
  public static Optional<String> of(Map<String, String> environment) {
    String own = environment.getOrDefault(TOKEN, "").strip();
    String file = environment.getOrDefault(TOKEN_FILE, "");
    if (!own.isEmpty() || file.isEmpty()) {
      return Optional.of(own).filter(token -> !token.isEmpty());
    }
    return Optional.of(read(Path.of(file)));
  }

  private static String read(Path file) {
    try {
      String token = Files.readString(file).strip();
      if (token.isEmpty()) {
        throw new UserException(file + ", named by " + TOKEN_FILE + ", is empty");
      }
      return token;
    } catch (IOException e) {
      throw new UserException(
          "cannot read the token in %s, named by %s: %s".formatted(file, TOKEN_FILE, e), e);
    }
  }
}
