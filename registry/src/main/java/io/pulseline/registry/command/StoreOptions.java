package io.pulseline.registry.command;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.registry.ModelStore;
import picocli.CommandLine.Mixin;

/** Whose models, and where. */
final class StoreOptions {
  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;

  ModelStore open() {
    return ModelStore.open(dataset(), lake.lake(), lake.s3());
  }

  Dataset dataset() {
    return dataset.load();
  }

  String lake() {
    return lake.lake();
  }
}
