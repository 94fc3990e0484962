package io.pulseline.serving.rest;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.server.netty.DefaultHttpCompressionStrategy;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;

/**
 * Which answers are compressed for clients that accept it: all but small ones, binary tensors too,
 * which Micronaut takes for something compressed already.
 */
@Singleton
@Replaces(DefaultHttpCompressionStrategy.class)
class AnswerCompression implements HttpCompressionStrategy {
  /** About what one packet holds. */
  private static final int WORTHWHILE_BYTES = 1024;

  /** The quickest: numbers hardly become smaller by more effort, and an event loop does it. */
  private static final int LEVEL = 1;

  /** Micronaut asks for it though it has no zstd here. */
  private static final int MAX_ZSTD_BYTES = 1 << 25;

  @Override
  public boolean isEnabled() {
    return true;
  }

  @Override
  public boolean shouldCompress(HttpResponse response) {
    return response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) >= WORTHWHILE_BYTES;
  }

  @Override
  public int getCompressionLevel() {
    return LEVEL;
  }

  @Override
  public int getMaxZstdEncodeSize() {
    return MAX_ZSTD_BYTES;
  }
}
