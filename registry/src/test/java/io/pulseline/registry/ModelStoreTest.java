package io.pulseline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelStoreTest {
  @TempDir Path folder;

  private ModelStore store;

  @BeforeEach
  void openStore() throws IOException {
    Files.createDirectory(folder.resolve("lake"));
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void losesNoVersionWhenManyRegisterAtOnce() throws Exception {
    int trainers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(trainers);
    try {
      List<Future<Placement>> registrations = new ArrayList<>();
      for (int i = 0; i < trainers; i++) {
        ModelPackage model = uploaded(i);
        registrations.add(threads.submit(() -> register(model)));
      }
      for (Future<Placement> registration : registrations) {
        registration.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(versions()).hasSize(trainers);
    assertThat(versions())
        .extracting(Entry::stage)
        .containsOnlyOnce(Stage.PRODUCTION, Stage.STAGING)
        .doesNotContain(Stage.DRAFT);
  }

  @Test
  void listsAVersionThatWasUploadedButNeverRegisteredAsADraft() throws Exception {
    uploaded(1);

    assertThat(versions())
        .extracting(entry -> entry.version() + " " + entry.stage())
        .containsExactly("v_1 DRAFT");
  }

  @Test
  void listsNoVersionWhoseUploadBrokeOff() throws Exception {
    Files.writeString(
        Files.createDirectories(models().resolve("v_half")).resolve("model.onnx"), "");

    assertThat(versions()).isEmpty();
  }

  @Test
  void goesOnPastABrokenManifestAndNamesIt() throws Exception {
    broken("v_0", "{\"version\": ");
    broken("v_1", "{\"schemaVersion\": 1}");
    broken("v_3", "null");
    ModelPackage model = uploaded(2);

    assertThat(register(model).entry().stage()).isEqualTo(Stage.PRODUCTION);
    assertThat(versions()).extracting(Entry::version).containsExactly("v_2");
    assertThat(store.list().broken())
        .extracting(Broken::version)
        .containsExactly("v_0", "v_1", "v_3");
    assertThat(store.list().broken())
        .extracting(Broken::problem)
        .allMatch(problem -> problem.contains("model.json is not a model manifest: "))
        .allMatch(problem -> problem.lines().count() == 1);
  }

  @Test
  void takesAFolderThatSaysItIsAnotherVersionForBroken() throws Exception {
    Path copy = models().resolve("v_copy");
    ModelPackage model = TinyPackage.write(folder, 1);
    Files.createDirectories(models());
    Files.move(model.folder(), copy);

    assertThat(store.list().broken()).extracting(Broken::version).containsExactly("v_copy");
  }

  @Test
  void saysWhereTheRegistryIsDamaged() throws Exception {
    Files.writeString(Files.createDirectories(models()).resolve("registry.json"), "{\"data");

    assertThatThrownBy(() -> store.list())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("registry.json is no registry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null | it holds null
          {"dataset": "other", "versions": []} | it is of dataset 'other'
          {"dataset": "heart-disease"} | it has no list of versions
          {"dataset": "heart-disease", "versions": [null]} | it has no list of versions
          {"dataset": "heart-disease", "versions": [{"version": "../x", "stage": "production", \
          "createdAt": "2026-01-01T00:00:00Z", "metrics": {}}]} | version '../x' has no name that
          """)
  void takesNoRegistryWhoseContentItCannotTrust(String json, String why) throws Exception {
    Files.createDirectories(models());
    Files.writeString(models().resolve("registry.json"), json);

    assertThatThrownBy(store::production)
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(models().resolve("registry.json") + " is no registry: ")
        .hasMessageContaining(why);
  }

  @Test
  void readsRegistriesThatHaveNoHistoryYet() throws Exception {
    uploaded(1);
    Files.writeString(
        models().resolve("registry.json"),
        "{\"dataset\":\"heart-disease\",\"versions\":[{\"version\":\"v_1\",\"stage\":"
            + "\"production\",\"createdAt\":\"1970-01-01T00:00:01Z\",\"metrics\":{}}]}");
    uploaded(2);

    store.promote("v_2", TinyPackage.FORCED, TinyPackage.BY);
    assertThat(store.production()).map(Entry::version).contains("v_2");
    store.rollback(TinyPackage.BY);
    assertThat(store.production()).map(Entry::version).contains("v_1");
  }

  @Test
  void changesNothingWhenTheSameVersionIsRegisteredTwice() throws Exception {
    ModelPackage model = uploaded(1);

    assertThat(register(model)).isEqualTo(register(model));
  }

  @Test
  void givesTheNameOfAVersionToOneTrainerOnly() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> claims = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        claims.add(threads.submit(this::claimed));
      }
      int won = 0;
      for (Future<Boolean> claim : claims) {
        won += claim.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(versions()).isEmpty();
  }

  private boolean claimed() throws IOException {
    try (ModelStore trainer = open()) {
      return trainer.claim("v_1", TinyPackage.BY);
    }
  }

  @Test
  void neverOverwritesAVersion() throws Exception {
    ModelPackage model = uploaded(1);

    assertThat(store.claim("v_1", TinyPackage.BY)).isFalse();
    assertThatThrownBy(() -> store.upload(model))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("versions never change");
  }

  @Test
  void promotesNoPackageThatNobodyCouldLoad() throws Exception {
    register(uploaded(1));
    register(uploaded(2));
    Files.delete(models().resolve("v_2/model.onnx"));

    assertThatThrownBy(() -> store.promote("v_2", TinyPackage.FORCED, TinyPackage.BY))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("v_2 has no model.onnx");
    assertThat(store.production()).map(Entry::version).contains("v_1");
  }

  private ModelStore open() {
    return ModelStore.open(
        TinyPackage.DATASET, folder.resolve("lake").toString(), S3Settings.of(null));
  }

  private Path models() {
    return folder.resolve("lake/models/heart-disease");
  }

  private List<Entry> versions() throws IOException {
    return store.list().registry().versions();
  }

  private void broken(String version, String json) throws IOException {
    Files.writeString(
        Files.createDirectories(models().resolve(version)).resolve("model.json"), json);
  }

  private Placement register(ModelPackage model) throws IOException {
    try (ModelStore trainer = open()) {
      return trainer.register(model.manifest(), Promotion.FIRST, TinyPackage.GATE, TinyPackage.BY);
    }
  }

  private ModelPackage uploaded(int number) throws IOException {
    ModelPackage model = TinyPackage.write(folder, number);
    store.upload(model);
    return model;
  }
}
