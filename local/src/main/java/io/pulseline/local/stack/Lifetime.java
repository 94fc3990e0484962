package io.pulseline.local.stack;

import io.pulseline.launch.JvmFlags;
import java.util.List;

/** How long a stack is meant to live, which decides what its processes are started for. */
public enum Lifetime {
  /**
   * A few minutes: most of its CPU time goes into starting, and the quick compiler halves what a
   * start costs.
   */
  SHORT(JvmFlags.QUICK_START),
  /** Until somebody stops it: what the full compiler costs at the start comes back under load. */
  LONG(JvmFlags.SMALL);

  private final List<String> jvmFlags;

  Lifetime(List<String> jvmFlags) {
    this.jvmFlags = jvmFlags;
  }

  List<String> jvmFlags() {
    return jvmFlags;
  }
}
