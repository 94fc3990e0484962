package io.pulseline.serving.repository;

/**
 * A version that a repository has.
 *
 * @param ready whether it is served
 * @param reason why it is not; empty when it is
 */
public record IndexEntry(String model, String version, boolean ready, String reason) {
  /** As Triton calls it. */
  public String state() {
    return ready ? "READY" : "UNAVAILABLE";
  }
}
