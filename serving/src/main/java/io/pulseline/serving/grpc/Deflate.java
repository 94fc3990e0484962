package io.pulseline.serving.grpc;

import io.grpc.Decompressor;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

/**
 * The zlib encoding of messages, which grpc-java has no class for and Python's clients offer. The
 * inflated size is bounded where the stream is read, as for gzip.
 */
final class Deflate implements Decompressor {
  @Override
  public String getMessageEncoding() {
    return "deflate";
  }

  @Override
  public InputStream decompress(InputStream compressed) {
    return new InflaterInputStream(compressed);
  }
}
