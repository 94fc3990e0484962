package io.pulseline.deploy.cluster;

import io.pulseline.contract.UserException;
import java.util.regex.Pattern;

/** What Kubernetes lets things be called (RFC 1123); the client makes URLs of anything. */
public final class Names {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private Names() {}

  /**
   * The name itself.
   *
   * @param of what, for the message
   * @throws UserException when nothing can be called so
   */
  public static String require(String of, String name) {
    if (!LABEL.matcher(name).matches()) {
      throw new UserException(
          "'%s' is no name of a %s; those are of lower-case letters, digits and '-', at most 63"
              .formatted(name, of));
    }
    return name;
  }
}
