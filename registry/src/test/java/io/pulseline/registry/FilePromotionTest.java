package io.pulseline.registry;

import io.pulseline.storage.S3Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FilePromotionTest implements PromotionBehaviour {
  @TempDir Path lake;

  @Override
  public ModelStore open() {
    return ModelStore.open(TinyPackage.DATASET, lake.toString(), S3Settings.of(null));
  }
}
