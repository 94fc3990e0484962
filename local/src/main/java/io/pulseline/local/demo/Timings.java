package io.pulseline.local.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long each phase took, in seconds, in the order in which they ended. */
final class Timings {
  private final long startNanos = System.nanoTime();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  <T> T measure(String phase, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    seconds.put(phase, since(start));
    return result;
  }

  void measure(String phase, Runnable work) {
    long start = System.nanoTime();
    work.run();
    seconds.put(phase, since(start));
  }

  Map<String, Double> withTotal() {
    Map<String, Double> all = new LinkedHashMap<>(seconds);
    all.put("total", since(startNanos));
    return all;
  }

  private static double since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis() / 1000.0;
  }
}
