package io.pulseline.serving.plane;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each version could not be served, from the start of the process on. */
final class LoadFailures {
  private final Map<Version, LongAdder> counts = new ConcurrentHashMap<>();

  private record Version(String model, String version) {}

  /** Takes what is counted. */
  @FunctionalInterface
  interface Reader {
    void read(String model, String version, long count);
  }

  void add(String model, String version) {
    of(model, version).increment();
  }

  /** Lets a version be read though none of its tries failed: alerts need a series to look at. */
  void know(String model, String version) {
    of(model, version);
  }

  private LongAdder of(String model, String version) {
    return counts.computeIfAbsent(new Version(model, version), any -> new LongAdder());
  }

  void read(Reader reader) {
    counts.forEach((failed, count) -> reader.read(failed.model(), failed.version(), count.sum()));
  }
}
