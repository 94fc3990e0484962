package io.pulseline.local.command;

import io.pulseline.contract.UserException;
import java.nio.file.Path;

/** The checkout whose rooms hold the built parts; the launcher names it. */
final class Root {
  private static final String PROPERTY = "pulseline.root";

  private Root() {}

  static Path find() {
    String root = System.getProperty(PROPERTY);
    if (root == null) {
      throw new UserException(
          "the system property %s is not set; start Pulseline with ./pulseline"
              .formatted(PROPERTY));
    }
    return Path.of(root).toAbsolutePath().normalize();
  }
}
