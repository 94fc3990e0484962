package io.pulseline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.storage.S3Credentials;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which datasets of a lake have models. */
@EmbeddedServers(ServerKind.S3)
class LakeModelsTest {
  private static final S3Settings NO_S3 = S3Settings.of(null);

  @TempDir private Path temp;
  private final S3Server server;

  LakeModelsTest(S3Server server) {
    this.server = server;
  }

  private void assertNamesThoseThatHaveARegistry(String lake, S3Settings s3) throws IOException {
    try (LakeModels models = LakeModels.open(lake, s3)) {
      assertThat(models.datasets()).isEmpty();
      ModelPackage made = TinyPackage.write(temp.resolve("made"), 1);
      try (ModelStore store = models.of("heart-disease")) {
        store.upload(made);
        assertThat(models.datasets()).isEmpty();
        store.register(made.manifest(), Promotion.FIRST, TinyPackage.GATE, TinyPackage.BY);

        assertThat(models.datasets()).containsExactly("heart-disease");
        assertThat(store.production()).map(Entry::version).contains("v_1");
      }
    }
  }

  @Test
  void namesThoseThatHaveARegistryInAFolder() throws IOException {
    Path lake = Files.createDirectory(temp.resolve("lake"));

    assertNamesThoseThatHaveARegistry(lake.toUri().toString(), NO_S3);
  }

  @Test
  void namesThoseThatHaveARegistryInABucket() throws IOException {
    S3Settings s3 =
        S3Settings.of(server.endpoint())
            .with(new S3Credentials(server.accessKey(), server.secretKey()));

    assertNamesThoseThatHaveARegistry("s3://" + server.bucket() + "/" + UUID.randomUUID(), s3);
  }

  @Test
  void saysThatThereIsNoLake() {
    try (LakeModels models = LakeModels.open(temp.resolve("nowhere").toString(), NO_S3)) {
      assertThatThrownBy(models::datasets)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("there is no folder");
    }
  }
}
