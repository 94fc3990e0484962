package io.pulseline.registry;

import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileFetchTest implements FetchBehaviour {
  private static final S3Settings NO_S3 = S3Settings.of(null);

  @TempDir Path lake;

  @Override
  public ModelStore models() {
    return ModelStore.open(TinyPackage.DATASET, lake.toString(), NO_S3);
  }

  @Override
  public ObjectStore files() {
    return ObjectStores.of(lake.resolve("models/heart-disease").toString(), NO_S3);
  }
}
