package io.pulseline.serving;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.registry.By;
import io.pulseline.registry.Gate;
import io.pulseline.registry.LakeModels;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Promotion;
import io.pulseline.serving.repository.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lake with models of two datasets, and a server of all that are in production. */
final class RunningLake implements AutoCloseable {
  static final String HEART = "heart";
  static final String SHOP = "shop";

  private static final By US = By.now("test");
  private static final Gate FORCED = new Gate("auc", true);

  private final Path temp;
  private final Path lake;
  private final LakeModels models;
  private ModelServer server;

  RunningLake(Path temp) throws IOException {
    this.temp = temp;
    this.lake = Files.createDirectory(temp.resolve("lake"));
    this.models = LakeModels.open(lake.toString(), "");
    register(HEART, "v1", Signatures.numbers());
    register(SHOP, "v9", Signatures.strings());
  }

  /** Serves it on free ports. */
  RunningLake start(Optional<Integer> canary, boolean controlled) throws IOException {
    server =
        StartedServer.of(
            new ServingOptions("127.0.0.1", 0, 0, RunningServer.MAX_BODY_BYTES),
            Repositories.ofLake(lake.toString(), canary, controlled));
    return this;
  }

  Path folder() {
    return lake;
  }

  Rest rest() {
    return new Rest(server.httpPort());
  }

  Grpc grpc() {
    return new Grpc(server.grpcPort());
  }

  /** The first goes into production, any other into staging. */
  void register(String dataset, String version, Signature signature) throws IOException {
    ModelPackage model = upload(dataset, version, signature);
    try (ModelStore store = models.of(dataset)) {
      store.register(model.manifest(), Promotion.FIRST, FORCED, US);
    }
  }

  /** Puts a package there that is in no stage yet. */
  ModelPackage upload(String dataset, String version, Signature signature) throws IOException {
    ModelPackage model =
        TinyModel.write(
            temp.resolve("made").resolve(dataset).resolve(version), signature, dataset, version);
    try (ModelStore store = models.of(dataset)) {
      store.upload(model);
    }
    return model;
  }

  void stage(String dataset, String version) throws IOException {
    try (ModelStore store = models.of(dataset)) {
      store.stage(version, US);
    }
  }

  void promote(String dataset, String version) throws IOException {
    try (ModelStore store = models.of(dataset)) {
      store.promote(version, FORCED, US);
    }
  }

  void archive(String dataset, String version) throws IOException {
    try (ModelStore store = models.of(dataset)) {
      store.archive(version, US);
    }
  }

  /** Makes a package another than its manifest says. */
  void damage(String dataset, String version) throws IOException {
    Files.write(
        lake.resolve("models").resolve(dataset).resolve(version).resolve("model.onnx"),
        new byte[] {0},
        StandardOpenOption.APPEND);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    models.close();
  }
}
