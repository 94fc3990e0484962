package io.pulseline.local.stack;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where a stack is to run and for which dataset.
 *
 * @param root of the checkout, whose rooms are built
 * @param data the data folder, as the user wrote it
 * @param dataset a built-in name or a folder
 * @param ingestOnly whether monitor and score are left out
 */
public record StackSettings(
    Path root,
    Path data,
    String dataset,
    OptionalInt portBase,
    boolean ingestOnly,
    Lifetime lifetime) {

  /** The jobs beside the servers. */
  public StreamJobs jobs() {
    return new StreamJobs(ingestOnly, lifetime);
  }
}
