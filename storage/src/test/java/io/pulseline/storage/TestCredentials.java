package io.pulseline.storage;

import io.pulseline.embedded.junit.S3Server;

/** Gives this JVM's S3 clients the test server's credentials, which a process has as variables. */
final class TestCredentials {
  private TestCredentials() {}

  static void use(S3Server server) {
    System.setProperty("aws.accessKeyId", server.accessKey());
    System.setProperty("aws.secretAccessKey", server.secretKey());
  }
}
