package io.pulseline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How versions come out of a store, and how production is watched, wherever the store is. */
interface FetchBehaviour {
  /** An empty store of models. */
  ModelStore models();

  /** Its files. */
  ObjectStore files();

  @Test
  default void fetchesAVersionIntoAFolderOfItsName(@TempDir Path folder) throws IOException {
    registered(folder, 1);

    ModelPackage fetched = models().fetch("v_1", folder.resolve("here"));

    assertThat(fetched.folder()).isEqualTo(folder.resolve("here/v_1"));
    assertThat(fetched.manifest().version()).isEqualTo("v_1");
    assertThat(folder.resolve("here")).isDirectoryNotContaining("glob:**.draft*");
  }

  @Test
  default void fetchesAgainOnlyWhatIsDamaged(@TempDir Path folder) throws IOException {
    registered(folder, 1);
    Path onnx = models().fetch("v_1", folder.resolve("here")).onnx();
    Object file = Files.readAttributes(onnx, "*").get("lastModifiedTime");
    assertThat(models().fetch("v_1", folder.resolve("here")).onnx()).exists();
    assertThat(Files.readAttributes(onnx, "*").get("lastModifiedTime")).isEqualTo(file);

    Files.writeString(onnx, "half");
    models().fetch("v_1", folder.resolve("here"));

    assertThat(onnx).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  default void fetchesNothingThatIsNotWhatTheManifestSays(@TempDir Path folder) throws IOException {
    registered(folder, 1);
    files().upload(Files.writeString(folder.resolve("other"), "other"), "v_1/model.onnx");

    assertThatThrownBy(() -> models().fetch("v_1", folder.resolve("here")))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(models().uri("v_1") + "/model.onnx is damaged");
    assertThat(folder.resolve("here")).isEmptyDirectory();
  }

  @Test
  default void saysThatThereIsNoSuchVersion(@TempDir Path folder) {
    assertThatThrownBy(() -> models().fetch("v_9", folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no model package in " + models().uri("v_9"));
  }

  @Test
  default void takesNoNameThatLeadsElsewhere(@TempDir Path folder) throws IOException {
    Path victim = Files.createDirectories(folder.resolve("victim"));
    Files.writeString(victim.resolve("file"), "keep");

    for (String name : List.of("../victim", "..", ".", "", "a/b", "/tmp")) {
      assertThatThrownBy(
              () -> models().fetch(name, Files.createDirectories(folder.resolve("here"))))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("is no name of a version");
    }
    assertThat(victim.resolve("file")).hasContent("keep");
  }

  @Test
  default void leavesAFolderThatIsNoPackage(@TempDir Path folder) throws IOException {
    registered(folder, 1);
    Path notes = Files.createDirectories(folder.resolve("here/v_1")).resolve("notes");
    Files.writeString(notes, "keep");

    assertThatThrownBy(() -> models().fetch("v_1", folder.resolve("here")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is in the way of a model");
    assertThat(notes).hasContent("keep");
  }

  @Test
  default void fetchesNoOtherVersionsPackage(@TempDir Path folder) throws IOException {
    registered(folder, 1);
    for (String file : List.of("model.onnx", "model.json")) {
      files().upload(folder.resolve("made/v_1").resolve(file), "v_7/" + file);
    }

    assertThatThrownBy(() -> models().fetch("v_7", folder.resolve("here")))
        .isInstanceOf(UserException.class)
        .hasMessage(models().uri("v_7") + "/model.json is of version 'v_1'");
  }

  @Test
  default void watchesProductionMove(@TempDir Path folder) throws IOException {
    ProductionWatch watch = models().watch();
    assertThat(watch.moved()).isEmpty();

    registered(folder, 1);
    assertThat(watch.moved()).contains("v_1");
    assertThat(watch.moved()).isEmpty();

    registered(folder, 2);
    assertThat(watch.moved()).isEmpty(); // it went to staging

    models().promote("v_2", TinyPackage.FORCED, TinyPackage.BY);
    assertThat(watch.moved()).contains("v_2");
    models().rollback(TinyPackage.BY);
    assertThat(watch.moved()).contains("v_1");
    assertThat(watch.moved()).isEmpty();
  }

  @Test
  default void watchesVersionsComeAndMove(@TempDir Path folder) throws IOException {
    RegistryWatch watch = models().watchRegistry();
    assertThat(watch.changed()).map(Registry::versions).contains(List.of());
    assertThat(watch.changed()).isEmpty();

    registered(folder, 1);
    registered(folder, 2);
    Registry registry = watch.changed().orElseThrow();
    assertThat(registry.at(Stage.PRODUCTION)).map(Entry::version).contains("v_1");
    assertThat(registry.at(Stage.STAGING)).map(Entry::version).contains("v_2");
    assertThat(watch.changed()).isEmpty();
  }

  private void registered(Path folder, int number) throws IOException {
    ModelPackage model = TinyPackage.write(folder.resolve("made"), number);
    models().upload(model);
    models().register(model.manifest(), Promotion.FIRST, TinyPackage.GATE, TinyPackage.BY);
  }
}
