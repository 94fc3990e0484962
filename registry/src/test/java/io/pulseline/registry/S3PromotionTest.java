package io.pulseline.registry;

import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.storage.S3Credentials;
import io.pulseline.storage.S3Settings;
import java.util.UUID;

@EmbeddedServers(ServerKind.S3)
class S3PromotionTest implements PromotionBehaviour {
  private final S3Settings s3;
  private final String lake;

  S3PromotionTest(S3Server server) {
    this.s3 =
        S3Settings.of(server.endpoint())
            .with(new S3Credentials(server.accessKey(), server.secretKey()));
    this.lake = "s3://" + server.bucket() + "/" + UUID.randomUUID();
  }

  @Override
  public ModelStore open() {
    return ModelStore.open(TinyPackage.DATASET, lake, s3);
  }
}
