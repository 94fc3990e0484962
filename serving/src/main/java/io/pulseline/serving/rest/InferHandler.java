package io.pulseline.serving.rest;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.pulseline.serving.plane.Origin;
import io.pulseline.serving.plane.ServingException;

/**
 * Answers {@link PlainInfer} requests where they are read. To find a route and its arguments, as
 * Micronaut does for all others, is work with each request, and much to compile before the server
 * is warm.
 */
final class InferHandler extends ChannelDuplexHandler {
  private final Inference inference;
  private final HttpGate gate;

  /** Requests that were passed on and wait for their answers, which come before any other. */
  private int passed;

  /** The one that is coming, null while there is none. */
  private PlainInfer arriving;

  /** Whether answers were written since the last flush. */
  private boolean written;

  InferHandler(Inference inference, HttpGate gate) {
    this.inference = inference;
    this.gate = gate;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest head) {
      boolean plain = passed == 0 && !(head instanceof LastHttpContent);
      // Micronaut reads on when who does not read its answers has done so
      boolean heard = context.channel().isWritable();
      arriving = plain && heard ? PlainInfer.of(head, gate.pool()) : null;
      if (arriving == null) {
        passed++;
        ContentEncoding.keepFromMicronaut(head.headers());
        context.fireChannelRead(head);
      }
    } else if (arriving == null) {
      context.fireChannelRead(message);
    } else {
      add(context, (HttpContent) message);
    }
  }

  private void add(ChannelHandlerContext context, HttpContent content) {
    PlainInfer request = arriving;
    try {
      request.add(content.content());
    } finally {
      content.release();
    }
    if (content instanceof LastHttpContent) {
      arriving = null;
      answer(context, request);
    }
  }

  private void answer(ChannelHandlerContext context, PlainInfer plain) {
    FullHttpResponse answer;
    try {
      Origin origin = gate.isTraced() ? plain.origin() : Origin.NONE;
      RestRequest request = inference.read(plain.model(), plain.version(), plain.body(origin));
      if (inference.isSlow(request)) {
        passOn(context, plain);
        return;
      }
      answer = response(inference.answer(request, origin));
    } catch (ServingException e) {
      answer = gate.answer(null, Refusal.of(e), false);
    } catch (RuntimeException e) {
      // What nobody foresaw ends as it does everywhere else
      passOn(context, plain);
      return;
    }
    written = true;
    var unused = context.write(answer);
  }

  private void passOn(ChannelHandlerContext context, PlainInfer plain) {
    passed++;
    context.fireChannelRead(plain.head());
    context.fireChannelRead(new DefaultLastHttpContent(Unpooled.wrappedBuffer(plain.bytes())));
  }

  private FullHttpResponse response(Answer answer) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(answer.bytes()));
    response
        .headers()
        .set(
            HttpHeaderNames.CONTENT_TYPE,
            answer.hasTensors()
                ? HttpHeaderValues.APPLICATION_OCTET_STREAM
                : HttpHeaderValues.APPLICATION_JSON)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.bytes().length)
        .set(HttpHeaderNames.DATE, gate.date());
    gate.rows().put(response.headers(), answer.rows());
    if (answer.hasTensors()) {
      response.headers().setInt(RequestBody.JSON_LENGTH, answer.jsonLength());
    }
    return response;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (gate.farewell().hasBegun()) {
      handOver(context);
    }
    if (written) {
      written = false;
      context.flush();
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == Farewell.BEGUN) {
      handOver(context);
    }
    context.fireUserEventTriggered(event);
  }

  /** To who is waited for when the server ends, since it knows what requests are under way. */
  private void handOver(ChannelHandlerContext context) {
    if (arriving != null) {
      PlainInfer part = arriving;
      arriving = null;
      passed++;
      context.fireChannelRead(part.head());
      context.fireChannelRead(new DefaultHttpContent(part.come()));
    }
  }

  /** What comes here is an answer to what was passed on. */
  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean interim =
        message instanceof HttpResponse head
            && head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (message instanceof LastHttpContent && !interim) {
      passed--;
    }
    var unused = context.write(message, promise);
  }
}
