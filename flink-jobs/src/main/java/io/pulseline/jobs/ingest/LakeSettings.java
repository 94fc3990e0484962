package io.pulseline.jobs.ingest;

import io.pulseline.cli.Durations;
import java.time.Duration;

/**
 * Where rows go, and how long they may wait there.
 *
 * @param root of the lake, a URI
 * @param longestWait until a file is made of them, see {@link MergePolicy}
 */
record LakeSettings(String root, Duration longestWait) {
  /** So that an hour of a steady stream is less than 20 files. */
  static final String LONGEST_WAIT = "5m";

  /** A lake with every other setting as it is by default. */
  static LakeSettings plain(String root) {
    return new LakeSettings(root, Durations.parse(LONGEST_WAIT).orElseThrow());
  }
}
