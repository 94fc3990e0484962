package io.pulseline.generator.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose blocks are text, one behind the other. */
final class TextFile implements RowFile<byte[]> {
  private final OutputStream out;
  private final Encoding encoding;

  /** Sets up an encoder. */
  interface Encoding {
    Encoder<byte[]> encoder() throws IOException;
  }

  TextFile(Path file, byte[] header, Encoding encoding) throws IOException {
    this.encoding = encoding;
    this.out = Files.newOutputStream(file);
    out.write(header);
  }

  @Override
  public Encoder<byte[]> encoder() throws IOException {
    return encoding.encoder();
  }

  @Override
  public void append(byte[] block) throws IOException {
    out.write(block);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
