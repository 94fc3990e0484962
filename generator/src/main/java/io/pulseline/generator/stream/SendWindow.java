package io.pulseline.generator.stream;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Which records are acknowledged. No record is let in that is {@value #SIZE} or more ahead of the
 * first unacknowledged one, so that a topic's disorder after an outage has a bound, and what it
 * holds can be read back from its end.
 *
 * <p>One thread sends, another acknowledges.
 */
final class SendWindow {
  static final int SIZE = 1 << 16;

  private static final int OPEN = 0;
  private static final int DONE = 1;
  private static final long LOOK_AGAIN_NANOS = 100_000;

  private final AtomicIntegerArray states = new AtomicIntegerArray(SIZE);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long firstOpen;

  /**
   * @param first record_id of the first record
   */
  SendWindow(long first) {
    this.firstOpen = first;
  }

  /** Waits until a record may be sent; does not wait any more once one has failed. */
  void admit(long recordId) {
    while (recordId - firstOpen >= SIZE && firstUnacknowledged() <= recordId - SIZE) {
      if (failure.get() != null) {
        return;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  void acknowledge(long recordId) {
    states.set(place(recordId), DONE);
  }

  void fail(Exception cause) {
    failure.compareAndSet(null, cause);
  }

  /** Why the first record to fail has failed, null while none has. */
  Exception failure() {
    return failure.get();
  }

  /** For the sending thread only. */
  long firstUnacknowledged() {
    while (states.get(place(firstOpen)) == DONE) {
      states.set(place(firstOpen), OPEN);
      firstOpen++;
    }
    return firstOpen;
  }

  private static int place(long recordId) {
    return (int) (recordId & (SIZE - 1));
  }
}
