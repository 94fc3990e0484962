package io.pulseline.registry;

import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Credentials;
import io.pulseline.storage.S3Settings;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@EmbeddedServers(ServerKind.S3)
class S3FetchTest implements FetchBehaviour {
  private final S3Settings s3;
  private final String lake;
  private ModelStore models;
  private ObjectStore files;

  S3FetchTest(S3Server server) {
    this.s3 =
        S3Settings.of(server.endpoint())
            .with(new S3Credentials(server.accessKey(), server.secretKey()));
    this.lake = "s3://" + server.bucket() + "/" + UUID.randomUUID();
  }

  @BeforeEach
  void open() {
    models = ModelStore.open(TinyPackage.DATASET, lake, s3);
    files = ObjectStores.of(lake + "/models/heart-disease", s3);
  }

  @AfterEach
  void close() {
    models.close();
    files.close();
  }

  @Override
  public ModelStore models() {
    return models;
  }

  @Override
  public ObjectStore files() {
    return files;
  }
}
