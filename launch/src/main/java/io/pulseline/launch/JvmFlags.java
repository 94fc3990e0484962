package io.pulseline.launch;

import java.util.List;

/** JVM flags that go together. Measured figures stand in the README of this room. */
public final class JvmFlags {
  /**
   * For short commands and servers under little load: quick to start, small, slower at its peak.
   */
  public static final List<String> QUICK_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  /** For servers under load in little memory: full compiler, one collecting thread. */
  public static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xshare:auto");

  /** For work that leaves much garbage: half of the heap for what is young. */
  public static final List<String> GARBAGE = List.of("-XX:NewRatio=1", "-XX:SurvivorRatio=4");

  private JvmFlags() {}
}
