package io.pulseline.serving.limits;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests under way and the bytes of their bodies. What is too much is refused and
 * never waits. Safe for many threads at once.
 */
public final class Admission {
  /** Bodies up to here are small beside what a request costs anyhow, and are not counted. */
  private static final long SMALL_BYTES = 8 * 1024;

  private final int concurrency;
  private final long bodyBytes;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong held = new AtomicLong();

  public Admission(Limits limits) {
    this.concurrency = limits.concurrency();
    this.bodyBytes = limits.bodyBytes();
  }

  /** Takes one more request, to {@link #leave}; false when there are as many as may be. */
  public boolean enter() {
    if (underWay.incrementAndGet() <= concurrency) {
      return true;
    }
    underWay.decrementAndGet();
    return false;
  }

  /** Whether one more would be refused just now. */
  public boolean isFull() {
    return underWay.get() >= concurrency;
  }

  /** One that was taken is done. */
  public void leave() {
    underWay.decrementAndGet();
  }

  /**
   * Makes room for a body that has grown.
   *
   * @param before bytes that the request holds by now
   * @param bytes that it has come to
   * @return what it holds from now on, to be {@link #release released}; -1 when there is no room,
   *     and it holds what it did
   */
  public long hold(long before, long bytes) {
    long more = bytes - before;
    if (bytes <= SMALL_BYTES || more <= 0) {
      return before;
    }
    if (held.addAndGet(more) > bodyBytes) {
      held.addAndGet(-more);
      return -1;
    }
    return bytes;
  }

  /** A body is let go of. */
  public void release(long bytes) {
    if (bytes > 0) {
      held.addAndGet(-bytes);
    }
  }
}
