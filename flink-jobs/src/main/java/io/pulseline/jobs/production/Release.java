package io.pulseline.jobs.production;

/**
 * The announcement that a version has a role from now on, or that none has it any more.
 *
 * @param version empty when none has the role
 * @param digest SHA-256 of its graph, in hexadecimal
 * @param location URI of the version's folder, for messages
 */
public record Release(Role role, String version, String digest, String location) {

  /** No version has this role. */
  public static Release none(Role role) {
    return new Release(role, "", "", "");
  }

  public boolean isNone() {
    return version.isEmpty();
  }
}
