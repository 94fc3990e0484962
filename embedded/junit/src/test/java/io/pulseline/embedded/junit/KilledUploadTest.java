package io.pulseline.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An upload of several parts whose server is killed can be completed, as one of S3 can. */
@EmbeddedServers(ServerKind.S3)
class KilledUploadTest {
  private final S3Server server;
  private final S3Client s3;
  private final String key = UUID.randomUUID() + "/object";

  KilledUploadTest(S3Server server) {
    this.server = server;
    this.s3 = SignedClient.of(server, server.secretKey());
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Test
  void isCompletedAfterAKillInTheMiddleOfAPart() throws IOException {
    String upload = s3.createMultipartUpload(r -> r.bucket(server.bucket()).key(key)).uploadId();
    part(upload, "half of it");

    server.kill();
    // The moment between a draft and its name is too short to be hit: this is what it leaves
    Path part = stored(upload);
    Files.copy(part, part.resolveSibling(part.getFileName() + "-" + UUID.randomUUID()));
    server.restart();

    CompletedPart again = part(upload, "all of it");
    s3.completeMultipartUpload(
        r ->
            r.bucket(server.bucket())
                .key(key)
                .uploadId(upload)
                .multipartUpload(u -> u.parts(again)));
    assertThat(s3.getObjectAsBytes(r -> r.bucket(server.bucket()).key(key)).asUtf8String())
        .isEqualTo("all of it");
  }

  @Test
  void keepsObjectsThatAreNamedLikeADraft() {
    String named = key + "-1-" + UUID.randomUUID();
    s3.putObject(r -> r.bucket(server.bucket()).key(named), RequestBody.fromString("mine"));

    server.kill();
    server.restart();

    assertThat(s3.getObjectAsBytes(r -> r.bucket(server.bucket()).key(named)).asUtf8String())
        .isEqualTo("mine");
  }

  private CompletedPart part(String upload, String text) {
    String tag =
        s3.uploadPart(
                r -> r.bucket(server.bucket()).key(key).uploadId(upload).partNumber(1),
                RequestBody.fromString(text))
            .eTag();
    return CompletedPart.builder().partNumber(1).eTag(tag).build();
  }

  private Path stored(String upload) throws IOException {
    try (Stream<Path> files = Files.walk(server.data())) {
      return files
          .filter(file -> file.toString().contains(upload) && file.toString().endsWith("object-1"))
          .findFirst()
          .orElseThrow();
    }
  }
}
