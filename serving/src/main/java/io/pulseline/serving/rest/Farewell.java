package io.pulseline.serving.rest;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.pulseline.serving.plane.Readiness;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How the port parts with its clients. A connection that is just closed takes with it the request
 * that its client is about to send; so each client is told with its next answer that it is the
 * last, and only who asks for nothing meanwhile is closed without a word.
 */
final class Farewell {
  /** Tells the handlers of a connection. */
  static final Object BEGUN = new Object();

  private static final long PAUSE_MILLIS = 5;

  /** Who has not asked for so long is taken for one that does not. */
  private static final Duration QUIET = Duration.ofMillis(500);

  /** For all of it, however many go on connecting. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** For a client to read why, since a connection closed at once takes the answer with it. */
  private static final long LINGER_SECONDS = 1;

  private final Readiness readiness;
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private volatile long lastTold;

  Farewell(Readiness readiness) {
    this.readiness = readiness;
  }

  /** Counts a connection until it is closed. */
  void count(Channel connection) {
    open.add(connection);
  }

  /** Whether it has begun. */
  boolean hasBegun() {
    return readiness.isStopping();
  }

  /** Makes an answer the last one of its connection, if it has begun. */
  void tell(HttpHeaders answer) {
    if (hasBegun()) {
      answer.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      lastTold = System.nanoTime();
    }
  }

  /** Closes a connection when its client has had the time to read what is being written. */
  static void linger(ChannelHandlerContext context, ChannelFuture written) {
    written.addListener(
        done -> {
          var unused =
              context.executor().schedule(() -> close(context), LINGER_SECONDS, TimeUnit.SECONDS);
        });
  }

  /** Closes a connection. */
  static void close(ChannelHandlerContext context) {
    var unused = context.close();
  }

  /** Waits until there is no connection any more, or none that asks for anything. */
  void await() {
    long began = System.nanoTime();
    lastTold = began;
    open.forEach(connection -> connection.pipeline().fireUserEventTriggered(BEGUN));
    try {
      while (!open.isEmpty()
          && System.nanoTime() - lastTold < QUIET.toNanos()
          && System.nanoTime() - began < PATIENCE.toNanos()) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
