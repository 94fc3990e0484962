package io.pulseline.serving.rest;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.pulseline.serving.limits.ConnectionLimit;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLException;

/**
 * Follows the requests of one connection of HTTP/1.1 and their answers: what the gate refuses never
 * gets further than here, and a request that does not come to its end in time ends the connection.
 */
final class ExchangeHandler extends ChannelDuplexHandler {
  /** Whoever got an answer so lately is about to ask again, and keeps its connection. */
  private static final long RECENT_NANOS = 1_000_000_000L;

  private final HttpGate gate;

  /** Those that have been passed on and wait for their answer, the first first. */
  private final Deque<Exchange> unanswered = new ArrayDeque<>(2);

  /**
   * Whose body is still coming; null between two requests, and once it is answered all the same.
   */
  private Exchange arriving;

  /** Whether there was an answer, and when the last one. */
  private boolean answered;

  private long lastAnswer;

  /** Whether what comes is the rest of a body that was passed on. */
  private boolean passing;

  /** Whether what comes is the rest of a body that was refused. */
  private boolean skipping;

  /** Whether nothing more is read, since a refusal closes the connection. */
  private boolean ending;

  /** Refused when those before it have their answers; null when there is none. */
  private Refused waiting;

  /** Whether a part of the read that goes on was understood. */
  private boolean understood;

  /** Of the request that is arriving. */
  private final ArrivalDeadline deadline;

  /** A request that is not read, and why. */
  private record Refused(Exchange exchange, Refusal why) {}

  ExchangeHandler(HttpGate gate) {
    this.gate = gate;
    this.deadline = new ArrivalDeadline(gate.arrival());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    gate.farewell().count(context.channel());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    understood = true;
    if (ending) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest head) {
      begin(context, head);
    } else {
      goOn(context, (HttpContent) message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest head) {
    Exchange exchange = gate.begin(head);
    Refusal refusal = gate.refusal(exchange);
    boolean whole = head instanceof LastHttpContent;
    if (refusal == null) {
      unanswered.add(exchange);
      passing = !whole;
      arriving = whole ? null : exchange;
      context.fireChannelRead(head);
      return;
    }
    ReferenceCountUtil.release(head);
    boolean last = !unanswered.isEmpty() || !HttpGate.isWorthSkipping(head);
    skipping = !whole;
    ending = last;
    if (unanswered.isEmpty()) {
      refuse(context, exchange, refusal, last);
    } else {
      waiting = new Refused(exchange, refusal);
    }
  }

  private void goOn(ChannelHandlerContext context, HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (skipping) {
      content.release();
      if (last) {
        skipping = false;
        deadline.met();
      }
      return;
    }
    if (arriving != null && !gate.grow(arriving, content.content().readableBytes())) {
      content.release();
      giveUp(context, Refusal.busy());
      return;
    }
    if (last) {
      arriving = null;
      passing = false;
      deadline.met();
    }
    context.fireChannelRead(content);
  }

  /** A request that came in with one read needs no deadline: most are such. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    boolean within = passing || skipping || !understood;
    understood = false;
    if (within && !ending) {
      deadline.set(context.executor(), () -> late(context));
    }
    context.fireChannelReadComplete();
  }

  /** A handshake that ends: what was read until then was no request. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ConnectionLimit.MAKE_ROOM) {
      boolean recent = answered && System.nanoTime() - lastAnswer < RECENT_NANOS;
      if (unanswered.isEmpty() && !passing && !skipping && !recent) {
        Farewell.close(context);
      }
      return;
    }
    if (event instanceof SslHandshakeCompletionEvent) {
      understood = true;
      deadline.met();
    }
    context.fireUserEventTriggered(event);
  }

  private void late(ChannelHandlerContext context) {
    if (ending) {
      Farewell.close(context);
    } else {
      giveUp(context, Refusal.late(gate.arrival()));
    }
  }

  /** Ends the connection in the middle of a request, with an answer if it is that one's turn. */
  private void giveUp(ChannelHandlerContext context, Refusal refusal) {
    ending = true;
    boolean first = unanswered.isEmpty() ? !passing && !skipping : unanswered.peek() == arriving;
    if (first) {
      refuse(context, unanswered.poll(), refusal, true);
    } else {
      Farewell.close(context);
    }
  }

  private void refuse(
      ChannelHandlerContext context, Exchange exchange, Refusal refusal, boolean last) {
    ChannelFuture written = context.writeAndFlush(gate.answer(exchange, refusal, last));
    if (exchange != null) {
      gate.end(exchange, context.channel());
    }
    if (last) {
      Farewell.linger(context, written);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    Exchange exchange = unanswered.peek();
    if (exchange == null) {
      // Whom this is for was answered with a refusal while its body came
      ReferenceCountUtil.release(message);
      promise.trySuccess();
      return;
    }
    if (message instanceof HttpResponse head) {
      if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
        pass(context, message, promise);
        return;
      }
      exchange.answeredWith(head.status().code(), head.headers());
      exchange.answeredFor(gate.rows().take(head.headers()));
      gate.farewell().tell(head.headers());
    }
    if (message instanceof HttpContent content) {
      exchange.went(content.content().readableBytes());
    }
    boolean last = message instanceof LastHttpContent;
    pass(context, message, promise);
    if (last) {
      unanswered.poll();
      answered = true;
      lastAnswer = System.nanoTime();
      arriving = exchange == arriving ? null : arriving;
      gate.end(exchange, context.channel());
      if (waiting != null && unanswered.isEmpty()) {
        refuse(context, waiting.exchange(), waiting.why(), true);
        waiting = null;
      }
    }
  }

  private static void pass(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    var unused = context.write(message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    deadline.met();
    ending = true;
    for (Exchange exchange : unanswered) {
      gate.end(exchange, context.channel());
    }
    unanswered.clear();
    if (waiting != null) {
      gate.end(waiting.exchange(), context.channel());
      waiting = null;
    }
    context.fireChannelInactive();
  }

  /** What is no TLS, or not from whom it must be, is the client's affair and nobody's error. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof DecoderException && cause.getCause() instanceof SSLException) {
      Farewell.close(context);
    } else {
      context.fireExceptionCaught(cause);
    }
  }
}
