package io.pulseline.jobs.score;

import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** A Flink in this process with room for two subtasks of each step. */
final class TwoSlots {
  private TwoSlots() {}

  static MiniClusterExtension flink() {
    return new MiniClusterExtension(
        new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());
  }
}
