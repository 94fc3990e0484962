package io.pulseline.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

@EmbeddedServers(ServerKind.S3)
class S3ServerTest {
  private static final int STANDING = 100;

  private final S3Server server;
  private final String prefix = UUID.randomUUID() + "/";

  S3ServerTest(S3Server server) {
    this.server = server;
  }

  @Test
  void givesBackWhatWasPut() {
    try (S3Client s3 = client(server.secretKey())) {
      put(s3, "a", "hello", request -> request);

      assertThat(get(s3, "a")).isEqualTo("hello");
    }
  }

  @Test
  void listsUnderAPrefix() {
    try (S3Client s3 = client(server.secretKey())) {
      put(s3, "x/a", "1", request -> request);
      put(s3, "x/b", "2", request -> request);

      assertThat(s3.listObjectsV2(r -> r.bucket(server.bucket()).prefix(prefix)).contents())
          .extracting(S3Object::key)
          .containsExactly(prefix + "x/a", prefix + "x/b");
    }
  }

  @Test
  void listsWhatIsThereWhileOthersComeAndGoInItsFolder() throws Exception {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try (S3Client s3 = client(server.secretKey())) {
      for (int i = 0; i < STANDING; i++) {
        put(s3, "h/standing-" + i, "1", request -> request);
      }
      Future<?> coming = writer.submit(() -> comeAndGo(s3));
      int listings = 0;
      while (!coming.isDone()) {
        assertThat(s3.listObjectsV2(r -> r.bucket(server.bucket()).prefix(prefix)).contents())
            .as("listing %d", listings++)
            .filteredOn(object -> object.key().contains("standing"))
            .hasSize(STANDING);
      }
      coming.get();
      assertThat(listings).isGreaterThan(20);
    } finally {
      writer.shutdownNow();
    }
  }

  private void comeAndGo(S3Client s3) {
    for (int i = 0; i < 300; i++) {
      String key = "h/a-" + i % 7;
      put(s3, key, "1", request -> request);
      s3.deleteObject(r -> r.bucket(server.bucket()).key(prefix + key));
    }
  }

  @Test
  void keepsObjectsOverAKill() {
    try (S3Client s3 = client(server.secretKey())) {
      put(s3, "a", "hello", request -> request);

      server.kill();
      server.restart();

      assertThat(get(s3, "a")).isEqualTo("hello");
    }
  }

  @Test
  void createsAnObjectOnlyOnceWhenAskedTo() {
    try (S3Client s3 = client(server.secretKey())) {
      put(s3, "a", "first", request -> request.ifNoneMatch("*"));

      assertThatThrownBy(() -> put(s3, "a", "second", request -> request.ifNoneMatch("*")))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
      assertThat(get(s3, "a")).isEqualTo("first");
    }
  }

  @Test
  void replacesOnlyTheVersionThatWasRead() {
    try (S3Client s3 = client(server.secretKey())) {
      String first = put(s3, "a", "first", request -> request);
      put(s3, "a", "second", request -> request.ifMatch(first));

      assertThatThrownBy(() -> put(s3, "a", "third", request -> request.ifMatch(first)))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
      assertThat(get(s3, "a")).isEqualTo("second");
    }
  }

  @Test
  void letsOneOfManyConcurrentCreatorsWin() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try (S3Client s3 = client(server.secretKey())) {
      for (int round = 0; round < 10; round++) {
        String key = "contended-" + round;
        Callable<Boolean> create = () -> creates(s3, key);

        int winners = 0;
        for (Future<Boolean> created : writers.invokeAll(Collections.nCopies(8, create))) {
          winners += created.get() ? 1 : 0;
        }

        assertThat(winners).as(key).isEqualTo(1);
      }
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  void refusesAWrongSecret() {
    try (S3Client s3 = client("wrong")) {
      assertThatThrownBy(() -> put(s3, "a", "hello", request -> request))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }

  private String put(
      S3Client s3, String key, String text, UnaryOperator<PutObjectRequest.Builder> more) {
    PutObjectRequest request =
        more.apply(PutObjectRequest.builder().bucket(server.bucket()).key(prefix + key)).build();
    return s3.putObject(request, RequestBody.fromString(text)).eTag();
  }

  private boolean creates(S3Client s3, String key) {
    try {
      put(s3, key, "mine", request -> request.ifNoneMatch("*"));
      return true;
    } catch (S3Exception e) {
      assertThat(e.statusCode()).isEqualTo(412);
      return false;
    }
  }

  private String get(S3Client s3, String key) {
    return s3.getObjectAsBytes(r -> r.bucket(server.bucket()).key(prefix + key)).asUtf8String();
  }

  private S3Client client(String secretKey) {
    return SignedClient.of(server, secretKey);
  }
}
