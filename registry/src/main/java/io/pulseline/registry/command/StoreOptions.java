package io.pulseline.registry.command;

import io.pulseline.registry.ModelStore;
import picocli.CommandLine.Mixin;

/** Whose models, and where. */
final class StoreOptions {
  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;

  ModelStore open() {
    return ModelStore.open(dataset.load(), lake.lake(), lake.s3());
  }

  String lake() {
    return lake.lake();
  }
}
