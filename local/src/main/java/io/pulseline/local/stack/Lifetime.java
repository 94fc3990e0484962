package io.pulseline.local.stack;

import io.pulseline.launch.JvmFlags;
import java.util.List;

/** How long a stack is meant to live, which decides what its processes are started for. */
public enum Lifetime {
  /**
   * A few minutes: most of its CPU time goes into starting, and the quick compiler halves what a
   * start costs.
   */
  SHORT,
  /** Until somebody stops it: what the full compiler costs at the start comes back under load. */
  LONG;

  List<String> jvmFlags() {
    return switch (this) {
      case SHORT -> JvmFlags.QUICK_START;
      case LONG -> JvmFlags.SMALL;
    };
  }
}
