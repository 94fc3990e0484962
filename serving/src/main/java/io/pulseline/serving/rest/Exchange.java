package io.pulseline.serving.rest;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import io.pulseline.serving.log.AccessEntry;
import io.pulseline.serving.log.TraceContext;

/** A request on a connection, from its head to the end of its answer. */
final class Exchange {
  static final AsciiString REQUEST_ID = AsciiString.cached("x-request-id");

  private final HttpRequest head;
  private final String requestId;
  private final TraceContext trace;
  private final long began;
  private long bytesIn;
  private long bytesOut;
  private int status;
  private int rows = AccessEntry.NO_ROWS;

  /** How much larger its body may be than its bytes; 0 while it does not count as under way. */
  private int inflation;

  /** Bytes that are held for it. */
  private long held;

  /**
   * An exchange that begins.
   *
   * @param trace where it belongs, null when nobody asks
   * @param began nano time
   */
  Exchange(HttpRequest head, TraceContext trace, long began) {
    this.head = head;
    this.requestId = head.headers().get(REQUEST_ID);
    this.trace = trace;
    this.began = began;
  }

  HttpRequest head() {
    return head;
  }

  /** The client's own name for it, null when it has none. */
  String requestId() {
    return requestId;
  }

  TraceContext trace() {
    return trace;
  }

  long began() {
    return began;
  }

  /** Gives the client back what it calls the request, and the trace. */
  void answeredWith(int code, HttpHeaders headers) {
    status = code;
    if (requestId != null) {
      headers.set(REQUEST_ID, requestId);
    }
    if (trace != null) {
      headers.set(TraceContext.HEADER, trace.header());
    }
  }

  /** What it was answered with, 0 before it is. */
  int status() {
    return status;
  }

  /** Notes how many rows the answer is of. */
  void answeredFor(int answeredRows) {
    rows = answeredRows;
  }

  /** {@link AccessEntry#NO_ROWS} when it is no inference. */
  int rows() {
    return rows;
  }

  void came(int bytes) {
    bytesIn += bytes;
  }

  void went(int bytes) {
    bytesOut += bytes;
  }

  long bytesIn() {
    return bytesIn;
  }

  long bytesOut() {
    return bytesOut;
  }

  boolean isAdmitted() {
    return inflation > 0;
  }

  /** It counts as under way from now on. */
  void admit(int bodyInflation) {
    inflation = bodyInflation;
  }

  int inflation() {
    return inflation;
  }

  long held() {
    return held;
  }

  void hold(long bytes) {
    held = bytes;
  }
}
