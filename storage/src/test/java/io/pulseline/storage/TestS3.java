package io.pulseline.storage;

import io.pulseline.embedded.junit.S3Server;

/** How tests reach their S3 server. */
final class TestS3 {
  private TestS3() {}

  static S3Settings of(S3Server server) {
    return S3Settings.of(server.endpoint())
        .with(new S3Credentials(server.accessKey(), server.secretKey()));
  }
}
