package io.pulseline.serving.rest;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.pulseline.serving.plane.Readiness;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How the port parts with its clients. A connection that is just closed takes with it the request
 * that its client is about to send; so each client is told with its next answer that it is the
 * last, and only who asks for nothing meanwhile is closed without a word.
 */
final class Farewell {
  private static final long PAUSE_MILLIS = 5;

  /** Who has not asked for so long is taken for one that does not. */
  private static final Duration QUIET = Duration.ofMillis(500);

  /** For all of it, however many go on connecting. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Readiness readiness;
  private final AtomicInteger open = new AtomicInteger();
  private volatile long lastTold;

  Farewell(Readiness readiness) {
    this.readiness = readiness;
  }

  /** Counts a connection until it is closed. */
  void count(Channel connection) {
    open.incrementAndGet();
    connection.closeFuture().addListener(closed -> open.decrementAndGet());
  }

  /** Makes an answer the last one of its connection, if it has begun. */
  void tell(HttpHeaders answer) {
    if (readiness.isStopping()) {
      answer.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      lastTold = System.nanoTime();
    }
  }

  /** Waits until there is no connection any more, or none that asks for anything. */
  void await() {
    long began = System.nanoTime();
    lastTold = began;
    try {
      while (open.get() > 0
          && System.nanoTime() - lastTold < QUIET.toNanos()
          && System.nanoTime() - began < PATIENCE.toNanos()) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
