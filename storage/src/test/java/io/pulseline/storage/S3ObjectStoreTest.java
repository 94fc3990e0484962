package io.pulseline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EmbeddedServers(ServerKind.S3)
class S3ObjectStoreTest implements ObjectStoreBehaviour {
  private final S3Server server;
  private ObjectStore store;

  S3ObjectStoreTest(S3Server server) {
    this.server = server;
  }

  @BeforeEach
  void open() {
    store = ObjectStores.of("s3://" + server.bucket() + "/" + UUID.randomUUID(), TestS3.of(server));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public ObjectStore store() {
    return store;
  }

  @Test
  void saysWhichBucketIsMissing() {
    try (ObjectStore none = ObjectStores.of("s3://no-such", TestS3.of(server))) {
      assertThatThrownBy(() -> none.list(""))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("no bucket 'no-such'");
      assertThatThrownBy(none::requireRoot)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("no bucket 'no-such'");
    }
  }

  @Test
  void saysOnOneLineThatItIsRefusedWhateverItAsksFor() throws IOException {
    S3Settings wrong = TestS3.of(server).with(new S3Credentials(server.accessKey(), "wrong"));
    String uri = "s3://" + server.bucket() + "/here/";
    try (ObjectStore refused = ObjectStores.of(uri, wrong)) {
      for (ThrowingCallable request :
          List.<ThrowingCallable>of(
              () -> refused.list(""),
              () -> refused.find("x"),
              () -> refused.read("x"),
              () -> refused.compareAndSwap("x", Optional.empty(), "text"),
              refused::requireRoot)) {
        assertThatThrownBy(request)
            .isInstanceOf(UserException.class)
            .hasMessageMatching("S3 refuses " + uri + " \\(403.*\\): the keys are wrong, or not .*")
            .hasMessageEndingWith("or a file named by AWS_SHARED_CREDENTIALS_FILE");
      }
    }
  }

  @Test
  void saysThatNothingListens() {
    try (ObjectStore none =
        ObjectStores.of(
            "s3://b",
            S3Settings.of("http://127.0.0.1:1").with(new S3Credentials("key", "secret")))) {
      assertThatThrownBy(() -> none.list(""))
          .isInstanceOf(UserException.class)
          .hasMessage(
              "cannot reach S3 at http://127.0.0.1:1 for s3://b/: nothing listens there; start it,"
                  + " or correct --s3-endpoint");
    }
  }

  @Test
  void refusesAnEndpointThatIsNoUrl() {
    assertThatThrownBy(() -> S3Settings.of("localhost:9000"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'localhost:9000' is no URL");
  }

  @Test
  void takesTheRegionFromTheEnvironment() {
    assertThat(S3Settings.of("", Map.of("AWS_REGION", "eu-west-1")).region())
        .isEqualTo("eu-west-1");
    assertThat(S3Settings.of("", Map.of()).endpoint()).isEmpty();
  }

  @Test
  void showsNobodyItsCredentials() {
    assertThat(TestS3.of(server).toString())
        .doesNotContain(server.accessKey())
        .doesNotContain(server.secretKey());
  }

  @Test
  void swapsAgainAfterALateSwapWasRefused() throws IOException {
    store.compareAndSwap("r", Optional.empty(), "one");
    for (int i = 0; i < 10; i++) {
      assertThat(store.compareAndSwap("r", Optional.of("0123"), "late")).isFalse();
      Optional<String> tag = store.read("r").map(Versioned::tag);
      assertThat(store.compareAndSwap("r", tag, "in time " + i)).isTrue();
    }
  }

  @Test
  void givesEachOfManyReadersOfOneCacheTheWholeFile(@TempDir Path cache) throws Exception {
    byte[] bytes = new byte[3_000_000];
    new Random(7).nextBytes(bytes);
    store.upload(Files.write(cache.resolve("upload"), bytes), "lake");
    Path copy = cache.resolve("copy");
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      List<Future<byte[]>> copies =
          IntStream.range(0, 12).mapToObj(i -> readers.submit(() -> downloaded(copy))).toList();
      for (Future<byte[]> read : copies) {
        assertThat(read.get()).isEqualTo(bytes);
      }
    } finally {
      readers.shutdownNow();
    }
  }

  private byte[] downloaded(Path copy) throws IOException {
    store.download("lake", copy);
    return Files.readAllBytes(copy);
  }
}
