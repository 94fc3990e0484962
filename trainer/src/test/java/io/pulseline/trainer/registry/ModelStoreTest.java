package io.pulseline.trainer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.Digest;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final Dataset DATASET = Datasets.load("heart-disease");

  @TempDir Path folder;

  @Test
  void losesNoVersionWhenManyRegisterAtOnce() throws Exception {
    int trainers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(trainers);
    try {
      List<Future<Registry>> registrations = new ArrayList<>();
      for (int i = 0; i < trainers; i++) {
        ModelPackage model = uploaded(i);
        registrations.add(threads.submit(() -> register(model)));
      }
      for (Future<Registry> registration : registrations) {
        registration.get();
      }
    } finally {
      threads.shutdownNow();
    }

    try (ModelStore store = open()) {
      assertThat(store.registry().versions()).hasSize(trainers);
      assertThat(store.registry().versions())
          .extracting(Entry::stage)
          .containsOnlyOnce(Stage.PRODUCTION, Stage.STAGING)
          .doesNotContain(Stage.DRAFT);
    }
  }

  @Test
  void listsAVersionThatWasUploadedButNeverRegisteredAsADraft() throws Exception {
    uploaded(1);

    try (ModelStore store = open()) {
      assertThat(store.registry().versions())
          .extracting(entry -> entry.version() + " " + entry.stage())
          .containsExactly("v_1 DRAFT");
    }
  }

  @Test
  void listsNoVersionWhoseUploadBrokeOff() throws Exception {
    Path half = folder.resolve("lake/models/heart-disease/v_half");
    Files.createDirectories(half);
    Files.writeString(half.resolve("model.onnx"), "graph");

    try (ModelStore store = open()) {
      assertThat(store.registry().versions()).isEmpty();
    }
  }

  @Test
  void changesNothingWhenTheSameVersionIsRegisteredTwice() throws Exception {
    ModelPackage model = uploaded(1);

    assertThat(register(model)).isEqualTo(register(model));
  }

  private ModelStore open() {
    return ModelStore.open(DATASET, folder.resolve("lake").toString(), S3Settings.of(null));
  }

  private Registry register(ModelPackage model) throws IOException {
    try (ModelStore store = open()) {
      return store.register(model.manifest(), Promotion.FIRST);
    }
  }

  private ModelPackage uploaded(int number) throws IOException {
    byte[] onnx = {1, 2, 3};
    Instant time = Instant.EPOCH.plusSeconds(number);
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.SCHEMA_VERSION,
            DATASET.name(),
            DATASET.digest(),
            "v_" + number,
            time,
            new Lineage("lake", List.of(), 0, Map.of(), time, time, "test"),
            Map.of(),
            Map.of("auc", 0.5),
            Map.of(),
            Digest.sha256(onnx),
            Signature.of(DATASET));
    ModelPackage model =
        ModelPackage.write(folder.resolve("v_" + number), manifest, onnx, Optional.empty());
    try (ModelStore store = open()) {
      store.upload(model);
    }
    return model;
  }
}
