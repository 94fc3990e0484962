package io.pulseline.serving.rest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.pulseline.serving.log.TraceContext;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.Origin;

/** An infer request that is small and as most are, while its body comes. */
final class PlainInfer {
  private static final String MODELS = "/v2/models/";
  private static final String VERSIONS = "/versions/";
  private static final String INFER = "/infer";
  private static final String JSON = "application/json";
  private static final String BINARY = "application/octet-stream";

  /** Of a request whose answer is surely not worth compressing. */
  private static final int SHORT_BYTES = 1024;

  private final HttpRequest head;
  private final String model;
  private final String version;
  private final byte[] bytes;
  private int come;

  private PlainInfer(HttpRequest head, String model, String version, int length) {
    this.head = head;
    this.model = model;
    this.version = version;
    this.bytes = new byte[length];
  }

  /** What begins with such a head; null when it is anything else, or not quite plain. */
  static PlainInfer of(HttpRequest head, BatchPool pool) {
    String target = head.uri();
    if (!head.method().equals(HttpMethod.POST)
        || !target.startsWith(MODELS)
        || !target.endsWith(INFER)
        || !head.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      return null;
    }
    HttpHeaders headers = head.headers();
    int length = headers.getInt(HttpHeaderNames.CONTENT_LENGTH, 0);
    if (length <= 0
        || !pool.isSmall(length)
        || !isPlain(headers, length)
        || !HttpUtil.isKeepAlive(head)) {
      return null;
    }
    int end = target.length() - INFER.length();
    int slash = target.indexOf('/', MODELS.length());
    if (slash == end) {
      return isName(target, MODELS.length(), end)
          ? new PlainInfer(head, target.substring(MODELS.length(), end), "", length)
          : null;
    }
    int from = slash + VERSIONS.length();
    return target.startsWith(VERSIONS, slash)
            && isName(target, MODELS.length(), slash)
            && isName(target, from, end)
        ? new PlainInfer(
            head, target.substring(MODELS.length(), slash), target.substring(from, end), length)
        : null;
  }

  private static boolean isPlain(HttpHeaders headers, int length) {
    String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
    String accepted = headers.get(HttpHeaderNames.ACCEPT);
    return (JSON.equals(type) || BINARY.equals(type))
        && (accepted == null || accepted.equals("*/*") || accepted.equals(JSON))
        && !headers.contains(HttpHeaderNames.CONTENT_ENCODING)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !headers.contains(HttpHeaderNames.EXPECT)
        && (length <= SHORT_BYTES || !headers.contains(HttpHeaderNames.ACCEPT_ENCODING));
  }

  /** Whether a part of a path says what it is, without a look at how it is written. */
  private static boolean isName(String target, int from, int to) {
    if (from >= to || target.charAt(from) == '.') {
      return false;
    }
    for (int i = from; i < to; i++) {
      char letter = target.charAt(i);
      boolean plain =
          (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= '0' && letter <= '9')
              || letter == '-'
              || letter == '_'
              || letter == '.';
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /** A piece of the body has come. */
  void add(ByteBuf piece) {
    int more = piece.readableBytes();
    piece.readBytes(bytes, come, more);
    come += more;
  }

  /** What has come of its body. */
  ByteBuf come() {
    return Unpooled.wrappedBuffer(bytes, 0, come);
  }

  HttpRequest head() {
    return head;
  }

  String model() {
    return model;
  }

  /** Empty when none is named. */
  String version() {
    return version;
  }

  byte[] bytes() {
    return bytes;
  }

  RequestBody body(Origin origin) {
    return new RequestBody(bytes, head.headers().get(RequestBody.JSON_LENGTH), null, origin);
  }

  /** Where it came from, for those who note it. */
  Origin origin() {
    String id = head.headers().get(Exchange.REQUEST_ID);
    String trace = head.headers().get(TraceContext.HEADER);
    return new Origin(id == null ? "" : id, trace == null ? "" : trace);
  }
}
