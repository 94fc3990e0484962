package io.pulseline.serving.rest;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Admission;
import io.pulseline.serving.log.AccessEntry;
import io.pulseline.serving.log.AccessLog;
import io.pulseline.serving.log.TraceContext;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.security.Decision;
import io.pulseline.serving.security.Tokens;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;

/** Decides by a request's head whether it is read, and tells of it at its end. */
final class HttpGate {
  /** A body that is refused is skipped up to here; a longer one costs its client the connection. */
  private static final long SKIPPED_BYTES = 64 * 1024;

  /** What a client that went away is answered with, as proxies write it. */
  private static final int CLIENT_CLOSED = 499;

  private static final AsciiString TRACE_PARENT = AsciiString.cached(TraceContext.HEADER);

  private final Admission admission;
  private final Duration arrival;
  private final Tokens tokens;
  private final AccessLog log;
  private final boolean traced;
  private final RowsNote rows;
  private final int maxBodyBytes;
  private final DataPlane plane;
  private final JsonWriter json;
  private final BatchPool pool;
  private final Farewell farewell;
  private final HttpDate date = new HttpDate();

  HttpGate(
      Edge edge,
      int maxBodyBytes,
      DataPlane plane,
      BatchPool pool,
      JsonWriter json,
      Farewell farewell) {
    this.admission = edge.admission();
    this.arrival = edge.limits().arrival();
    this.tokens = edge.tokens().orElse(null);
    this.log = edge.accessLog().orElse(null);
    this.traced = edge.isTraced();
    this.rows = new RowsNote(edge);
    this.maxBodyBytes = maxBodyBytes;
    this.plane = plane;
    this.json = json;
    this.pool = pool;
    this.farewell = farewell;
  }

  /** For large requests. */
  BatchPool pool() {
    return pool;
  }

  /** Whether it matters to anybody where a request came from. */
  boolean isTraced() {
    return traced;
  }

  /** How an answer tells of how many rows it is. */
  RowsNote rows() {
    return rows;
  }

  /** The time, as an answer has it. */
  String date() {
    return date.now();
  }

  /** How connections end. */
  Farewell farewell() {
    return farewell;
  }

  /** From a request's first byte to its last one. */
  Duration arrival() {
    return arrival;
  }

  /** A request that begins with this head. */
  Exchange begin(HttpRequest head) {
    String parent = head.headers().get(TRACE_PARENT);
    if (!traced && parent == null) {
      return new Exchange(head, null, 0);
    }
    TraceContext trace = TraceContext.of(parent);
    // Whoever reads the head from here on sees our span, and never a header that is none
    head.headers().set(TRACE_PARENT, trace.header());
    return new Exchange(head, trace, System.nanoTime());
  }

  /** Why the request is not to be read, null when it is: then it is under way until its end. */
  Refusal refusal(Exchange exchange) {
    HttpRequest head = exchange.head();
    Refusal unreadable = Refusal.ofHead(head.decoderResult().cause());
    if (unreadable != null) {
      return unreadable;
    }
    if (tokens != null) {
      String token = head.headers().get(HttpHeaderNames.AUTHORIZATION);
      Decision decision = tokens.decide(token, RequiredRight.of(head));
      if (decision != Decision.GRANTED) {
        return Refusal.of(decision);
      }
    }
    long announced = announced(head);
    if (announced > maxBodyBytes) {
      return Refusal.tooLarge(announced, maxBodyBytes);
    }
    if (announced == 0) {
      return null;
    }
    if (pool.isFullFor(announced) || !admission.enter()) {
      return Refusal.busy();
    }
    // The header is kept from Micronaut later on
    exchange.admit(
        head.headers().contains(HttpHeaderNames.CONTENT_ENCODING) ? ContentEncoding.INFLATION : 1);
    return announced < 0 || hold(exchange, announced) ? null : Refusal.busy();
  }

  /**
   * Whether the connection of a refused request goes on when its body was skipped; behind a head
   * that was not understood, nothing is.
   */
  static boolean isWorthSkipping(HttpRequest head) {
    return head.decoderResult().isSuccess()
        && HttpUtil.isKeepAlive(head)
        && !HttpUtil.is100ContinueExpected(head)
        && announced(head) >= 0
        && announced(head) <= SKIPPED_BYTES;
  }

  /** Bytes of the body, 0 when there is none, -1 when that shows only as it comes. */
  private static long announced(HttpRequest head) {
    if (HttpUtil.isTransferEncodingChunked(head)) {
      return -1;
    }
    try {
      return HttpUtil.getContentLength(head, 0L);
    } catch (NumberFormatException e) {
      // What is no number is answered where the head is understood
      return 0;
    }
  }

  /** A piece of the body has come; false when there is no room for it. */
  boolean grow(Exchange exchange, int bytes) {
    exchange.came(bytes);
    return hold(exchange, exchange.bytesIn());
  }

  private boolean hold(Exchange exchange, long bytes) {
    long inflated = Math.min(bytes * exchange.inflation(), maxBodyBytes);
    long held = admission.hold(exchange.held(), inflated);
    if (held < 0) {
      return false;
    }
    exchange.hold(held);
    return true;
  }

  /** The answer to a refused request. */
  FullHttpResponse answer(Exchange exchange, Refusal refusal, boolean last) {
    plane.metrics().failed("http", Integer.toString(refusal.status().code()));
    byte[] body = json.object(error -> error.writeStringField("error", refusal.message()));
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, refusal.status(), Unpooled.wrappedBuffer(body));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.DATE, date.now());
    if (refusal.header() != null) {
      answer.headers().set(refusal.header(), refusal.value());
    }
    if (last) {
      answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    if (exchange != null) {
      exchange.answeredWith(refusal.status().code(), answer.headers());
      exchange.went(body.length);
    }
    return answer;
  }

  /** The answer is written, or there is nobody to write it to. */
  void end(Exchange exchange, Channel channel) {
    if (exchange.isAdmitted()) {
      admission.leave();
      admission.release(exchange.held());
    }
    if (log == null) {
      return;
    }
    long nanos = System.nanoTime() - exchange.began();
    int status = exchange.status() == 0 ? CLIENT_CLOSED : exchange.status();
    log.write(
        new AccessEntry(
            Instant.now().minusNanos(nanos),
            "http",
            exchange.head().method().name(),
            path(exchange.head().uri()),
            Integer.toString(status),
            nanos,
            exchange.bytesIn(),
            exchange.bytesOut(),
            exchange.rows(),
            exchange.requestId(),
            exchange.trace(),
            remote(channel)));
  }

  private static String path(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private static String remote(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress()
        : "";
  }
}
