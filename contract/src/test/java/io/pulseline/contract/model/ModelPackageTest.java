package io.pulseline.contract.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.Digest;
import io.pulseline.contract.Examples;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {
  private static final byte[] ONNX = "a graph".getBytes(UTF_8);

  @TempDir private Path folder;

  @Test
  void readsBackWhatItWrites() throws IOException {
    ModelPackage written =
        ModelPackage.write(
            folder.resolve("v1"),
            manifest(),
            Map.of(ModelPackage.ONNX, ONNX, ModelPackage.REPORT, "<p>".getBytes(UTF_8)));

    assertThat(ModelPackage.read(folder.resolve("v1"))).isEqualTo(written);
    assertThat(folder.resolve("v1/report.html")).hasContent("<p>");
  }

  @Test
  void tellsByWhichCodeEachCategoryEntersTheGraph() throws IOException {
    ModelPackage.write(folder.resolve("v1"), manifest(), Map.of(ModelPackage.ONNX, ONNX));

    JsonNode features =
        new ObjectMapper()
            .readTree(folder.resolve("v1/model.json").toFile())
            .at("/signature/features");
    for (JsonNode feature : features) {
      assertThat(feature.path("codes").size()).isEqualTo(feature.path("categories").size());
    }
    assertThat(features.findValues("codes")).isNotEmpty();
  }

  @Test
  void leavesNothingBesideAPackage() throws IOException {
    ModelPackage.write(folder.resolve("v1"), manifest(), Map.of(ModelPackage.ONNX, ONNX));

    try (var entries = Files.list(folder)) {
      assertThat(entries).containsExactly(folder.resolve("v1"));
    }
  }

  @Test
  void letsOtherUsersReadAPackage() throws IOException {
    ModelPackage.write(folder.resolve("v1"), manifest(), Map.of(ModelPackage.ONNX, ONNX));
    Path sibling = Files.createDirectory(folder.resolve("sibling"));

    assertThat(Files.getPosixFilePermissions(folder.resolve("v1")))
        .isEqualTo(Files.getPosixFilePermissions(sibling));
  }

  @Test
  void neverChangesAPackage() throws IOException {
    ModelPackage.write(folder.resolve("v1"), manifest(), Map.of(ModelPackage.ONNX, ONNX));

    assertThatThrownBy(
            () ->
                ModelPackage.write(
                    folder.resolve("v1"), manifest(), Map.of(ModelPackage.ONNX, ONNX)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("exists already");
  }

  @Test
  void refusesADamagedGraph() throws IOException {
    ModelPackage.write(folder.resolve("v1"), manifest(), Map.of(ModelPackage.ONNX, ONNX));
    Files.writeString(folder.resolve("v1/model.onnx"), "another graph");

    assertThatThrownBy(() -> ModelPackage.read(folder.resolve("v1")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void readsManifestsOfOldThatNameFilesAlone() throws IOException {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(ManifestJson.write(manifest()));
    ((ObjectNode) json.get("lineage")).putArray("files").add("part-0.parquet");

    Lineage lineage = ManifestJson.read(json.toString().getBytes(UTF_8), "old").lineage();

    assertThat(lineage.files()).containsExactly(new Lineage.SourceFile("part-0.parquet", 0, ""));
  }

  @Test
  void saysWhatAFolderLacks() {
    assertThatThrownBy(() -> ModelPackage.read(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("it lacks model.json");
  }

  private static ModelManifest manifest() {
    Dataset dataset = Examples.shopVisits();
    Instant time = Instant.parse("2026-01-02T03:04:05Z");
    return new ModelManifest(
        ModelManifest.SCHEMA_VERSION,
        dataset.name(),
        dataset.digest(),
        "v_20260102_030405_acc_0_9167",
        time,
        new Lineage(
            "s3://b/raw/shop-visits",
            List.of(
                new Lineage.SourceFile(
                    "date=2026-01-02/hour=03/part-0.parquet", 1234, Digest.sha256(ONNX))),
            10,
            Map.of(0, new Lineage.OffsetRange(0, 9)),
            time,
            time,
            "0.1.0"),
        Map.of("max_depth", "4"),
        Map.of("accuracy", 0.9167),
        Map.of("age", new FeatureBaseline(List.of(40.0), List.of(0.25, 0.75), 0.1, 40)),
        Digest.sha256(ONNX),
        Signature.of(dataset),
        Map.of(),
        null);
  }
}
