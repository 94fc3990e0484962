package io.pulseline.embedded.junit;

import java.nio.file.Path;

/** An S3 server with one bucket. Clients use path-style addresses and any region. */
public final class S3Server implements EmbeddedServer {
  static final String BUCKET = "pulseline-test";
  static final String ACCESS_KEY = "pulseline-test";

  private final ServerProcess process;
  private final String secretKey;

  S3Server(ServerProcess process, String secretKey) {
    this.process = process;
    this.secretKey = secretKey;
  }

  public String endpoint() {
    return "http://127.0.0.1:" + process.port();
  }

  public String accessKey() {
    return ACCESS_KEY;
  }

  public String secretKey() {
    return secretKey;
  }

  /** A bucket that exists; tests share it, so each uses a prefix of its own. */
  public String bucket() {
    return BUCKET;
  }

  /** Where it keeps its buckets. */
  Path data() {
    return process.data();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public void restart() {
    process.restart();
  }
}
