package io.pulseline.serving.rest;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.json.body.JsonMessageHandler;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.log.TraceContext;
import io.pulseline.serving.plane.Origin;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/**
 * Hands a body over as the bytes it is. Micronaut's own handler binds JSON to objects, which costs
 * more than the inference does.
 */
@Singleton
@Consumes({
  MediaType.APPLICATION_JSON,
  MediaType.APPLICATION_OCTET_STREAM,
  EventMode.STRUCTURED_TYPE
})
@Replaces(JsonMessageHandler.class)
class RequestBodyReader implements MessageBodyReader<RequestBody> {
  private final boolean traced;
  private final int most;

  RequestBodyReader(Edge edge, HttpServerConfiguration configuration) {
    this.traced = edge.isTraced();
    this.most = Math.toIntExact(configuration.getMaxRequestSize());
  }

  @Override
  public RequestBody read(
      Argument<RequestBody> type, MediaType mediaType, Headers headers, ByteBuffer<?> buffer) {
    byte[] bytes = buffer.toByteArray();
    if (buffer instanceof ReferenceCounted counted) {
      counted.release();
    }
    return body(bytes, headers);
  }

  @Override
  public RequestBody read(
      Argument<RequestBody> type, MediaType mediaType, Headers headers, InputStream stream) {
    try (stream) {
      return body(stream.readAllBytes(), headers);
    } catch (IOException e) {
      throw new CodecException("the request body could not be read", e);
    }
  }

  private RequestBody body(byte[] bytes, Headers headers) {
    return new RequestBody(
        bytes,
        headers.get(RequestBody.JSON_LENGTH),
        encoding(headers),
        traced ? origin(headers) : Origin.NONE);
  }

  private ContentEncoding encoding(Headers headers) {
    String name = headers.get(ContentEncoding.KEPT);
    return name == null || name.equalsIgnoreCase("identity")
        ? null
        : new ContentEncoding(name, most);
  }

  private static Origin origin(Headers headers) {
    return new Origin(
        headers.get(Exchange.REQUEST_ID, String.class, ""),
        headers.get(TraceContext.HEADER, String.class, ""));
  }
}
