package io.pulseline.bench.load;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What one connection saw. For one thread, but for the count of answers. */
final class Tally {
  private long[] nanos = new long[1 << 16];
  private final Map<Integer, Integer> failures = new TreeMap<>();
  private volatile int answers;

  /** Notes an answer and what it took. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  void add(int status, long took) {
    if (status != Exchange.OK) {
      failures.merge(status, 1, Integer::sum);
      return;
    }
    if (answers == nanos.length) {
      nanos = Arrays.copyOf(nanos, answers * 2);
    }
    nanos[answers] = took;
    answers++;
  }

  /** Good ones so far; any thread may ask. */
  int answers() {
    return answers;
  }

  /** How long each good answer took. */
  long[] nanos() {
    return Arrays.copyOf(nanos, answers);
  }

  /** How often each status came that is no success. */
  Map<Integer, Integer> failures() {
    return failures;
  }
}
