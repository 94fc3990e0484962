package io.pulseline.local.stack;

/**
 * The Flink jobs of a stack, which share one process.
 *
 * @param ingestOnly whether monitor and score are left out
 * @param lifetime of the stack: a short one sees its windows close, too
 */
public record StreamJobs(boolean ingestOnly, Lifetime lifetime) {
  /** Length of the windows of monitor and score, in seconds. */
  public int windowSeconds() {
    return lifetime == Lifetime.LONG ? 60 : 5;
  }
}
