package io.pulseline.registry;

import io.pulseline.contract.UserException;

/**
 * Whether a version may go to production.
 *
 * @param found what speaks for it or against it, as a clause: {@code it was never compared with
 *     v_…}
 * @param remedy what to do when it may not
 */
public record Verdict(boolean passed, String found, String remedy) {
  static Verdict pass(String found) {
    return new Verdict(true, found, "");
  }

  static Verdict fail(String found, String remedy) {
    return new Verdict(false, found, remedy);
  }

  /**
   * What let a version through.
   *
   * @throws UserException when nothing does
   */
  String require(String version) {
    if (!passed) {
      throw new UserException(
          "%s is not promoted: %s; %s, or give --force with a --reason"
              .formatted(version, found, remedy));
    }
    return found;
  }
}
