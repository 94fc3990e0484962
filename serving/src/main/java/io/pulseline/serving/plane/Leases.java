package io.pulseline.serving.plane;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who uses a thing that must not be closed under anyone's hands. Its owner holds the first
 * lease; once that and all others are given back, the thing is closed by whoever was last.
 */
final class Leases {
  private static final int OWNER = 1;

  private final AtomicInteger held = new AtomicInteger(OWNER);
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Runnable close;

  Leases(Runnable close) {
    this.close = close;
  }

  /** Takes a lease, unless the thing is closed: then false. */
  boolean take() {
    int count = held.get();
    while (count > 0) {
      if (held.compareAndSet(count, count + 1)) {
        return true;
      }
      count = held.get();
    }
    return false;
  }

  /** Gives a lease back, to be called once for each that was taken, and once by the owner. */
  void giveBack() {
    if (held.decrementAndGet() > 0) {
      return;
    }
    try {
      close.run();
      closed.complete(null);
    } catch (RuntimeException e) {
      // Not the fault of the request that happened to be the last
      closed.completeExceptionally(e);
    }
  }

  /** Done when the thing is closed, and failed when closing it did. */
  CompletableFuture<Void> closed() {
    return closed;
  }
}
