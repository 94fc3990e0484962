package io.pulseline.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.Digest;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.trees.calibration.Calibration;
import io.pulseline.trees.calibration.Platt;
import io.pulseline.trees.calibration.Uncalibrated;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {
  private static final String YAML =
      """
      name: orchard
      target: {column: grade}
      columns:
        - {name: weight, kind: numeric}
        - {name: variety, kind: categorical, values: [braeburn, pippin, gala]}
        - {name: grade, kind: categorical, values: GRADES}
        - {name: bruises, kind: numeric, type: integer}
        - {name: organic, kind: categorical, values: {7: yes, -3: no}}
      engineered:
        - {name: bruises_per_weight, ratio: [bruises, weight], denominator_offset: 1}
      clip: {columns: [weight], iqr: 1}
      """;
  private static final Dataset TWO =
      DatasetYaml.parse(YAML.replace("GRADES", "[second, first]"), "two");
  private static final Dataset THREE =
      DatasetYaml.parse(YAML.replace("GRADES", "[second, first, cider]"), "three");
  private static final int ROWS = 300;
  private static final float NAN = Float.NaN;

  /** Rows of weight, variety, bruises and organic, a twelfth of the values missing. */
  private static float[] rows() {
    SplittableRandom random = new SplittableRandom(7);
    float[] rows = new float[4 * ROWS];
    for (int at = 0; at < rows.length; at++) {
      float value =
          switch (at % 4) {
            case 0 -> (float) random.nextDouble(50, 400);
            case 1 -> random.nextInt(3);
            case 2 -> random.nextInt(12);
            default -> random.nextBoolean() ? 7 : -3;
          };
      rows[at] = random.nextInt(12) == 0 ? NAN : value;
    }
    return rows;
  }

  /** By all columns and some chance. */
  private static float[] labels(float[] rows, int classes) {
    SplittableRandom random = new SplittableRandom(8);
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double sum = random.nextDouble(3);
      for (int i = 0; i < 4; i++) {
        float value = rows[row * 4 + i];
        sum += Float.isNaN(value) ? 1 : value / (i == 0 ? 50 : 2);
      }
      labels[row] = Math.floorMod((int) sum / 3, classes);
    }
    return labels;
  }

  private static Explainer explainer(Dataset dataset, Calibration calibration) throws XGBoostError {
    float[] rows = rows();
    int classes = dataset.targetColumn().categories().size();
    GrownTrees grown = GrownTrees.of(dataset, rows, labels(rows, classes), 30);
    return new Explainer(
        new TreeModel(grown.preprocessing(), grown.trees(), calibration), Signature.of(dataset));
  }

  private static double sum(ClassExplanation of) {
    return of.base() + of.contributions().stream().mapToDouble(Contribution::contribution).sum();
  }

  private static Contribution named(Explanation explanation, String feature) {
    return explanation.classes().get(0).contributions().stream()
        .filter(contribution -> contribution.feature().equals(feature))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sumsToTheMarginOfTheSecondOfTwoClasses() throws Exception {
    try (Explainer explainer = explainer(TWO, new Platt(0.5f, List.of(0.25f)))) {
      for (Explanation explanation : explainer.explain(rows())) {
        assertThat(explanation.classes()).hasSize(1);
        ClassExplanation first = explanation.classes().get(0);
        assertThat(first.category()).isEqualTo("first");
        assertThat(sum(first)).isCloseTo(first.margin(), within(TreeModel.TOLERANCE));
        double probability = 1 / (1 + Math.exp(-(0.5 * first.margin() + 0.25)));
        assertThat((double) first.probability()).isCloseTo(probability, within(1e-6));
        assertThat(explanation.label()).isEqualTo(first.probability() >= 0.5 ? "first" : "second");
      }
    }
  }

  @Test
  void sumsToTheMarginOfEachOfThreeClasses() throws Exception {
    try (Explainer explainer = explainer(THREE, new Uncalibrated())) {
      for (Explanation explanation : explainer.explain(rows())) {
        assertThat(explanation.classes())
            .extracting(ClassExplanation::category)
            .containsExactly("second", "first", "cider");
        double all = 0;
        for (ClassExplanation of : explanation.classes()) {
          assertThat(sum(of)).isCloseTo(of.margin(), within(TreeModel.TOLERANCE));
          all += of.probability();
        }
        assertThat(all).isCloseTo(1, within(1e-6));
      }
    }
  }

  @Test
  void givesEverythingToTheColumnThatAloneTellsTheClasses() throws Exception {
    float[] rows = rows();
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = rows[row * 4 + 3] == 7 ? 1 : 0;
    }
    GrownTrees grown = GrownTrees.of(TWO, rows, labels, 1);
    TreeModel model = new TreeModel(grown.preprocessing(), grown.trees(), new Uncalibrated());
    try (Explainer explainer = new Explainer(model, Signature.of(TWO))) {
      List<Explanation> explanations = explainer.explain(new float[] {100, 0, 3, 7, 100, 0, 3, -3});

      Contribution largest = explanations.get(0).classes().get(0).contributions().get(0);
      assertThat(largest.feature()).isEqualTo("organic");
      assertThat(largest.contribution()).isPositive();
      assertThat(named(explanations.get(1), "organic").contribution()).isNegative();
    }
  }

  @Test
  void listsTheLargestContributionsFirst() throws Exception {
    try (Explainer explainer = explainer(TWO, new Uncalibrated())) {
      List<Contribution> contributions =
          explainer.explain(new float[] {100, 0, 3, 7}).get(0).classes().get(0).contributions();

      assertThat(contributions)
          .extracting(Contribution::feature)
          .containsExactlyInAnyOrder(
              "weight", "variety", "bruises", "organic", "bruises_per_weight");
      assertThat(contributions)
          .isSortedAccordingTo(
              (a, b) -> Float.compare(Math.abs(b.contribution()), Math.abs(a.contribution())));
    }
  }

  @Test
  void showsValuesAsRecordsHoldThemAndWhatIsTakenInstead() throws Exception {
    ObjectMapper json = new ObjectMapper();
    try (Explainer explainer = explainer(TWO, new Uncalibrated())) {
      Explanation told = explainer.explain(new float[] {120.5f, 1, 3, 7}).get(0);
      Explanation guessed = explainer.explain(new float[] {1e9f, NAN, NAN, NAN}).get(0);

      assertThat(named(told, "weight").value()).hasToString("120.5");
      assertThat(named(told, "variety").value()).hasToString("\"pippin\"");
      assertThat(named(told, "bruises").value()).hasToString("3");
      assertThat(named(told, "organic").value()).hasToString("7");
      assertThat(named(told, "bruises_per_weight").value().floatValue()).isEqualTo(3 / 121.5f);
      assertThat(told.classes().get(0).contributions())
          .extracting(Contribution::taken)
          .containsOnlyNulls();
      assertThat(named(guessed, "weight").taken().floatValue()).isBetween(400f, 800f);
      JsonNode variety = json.valueToTree(named(guessed, "variety"));
      assertThat(variety.get("value").isNull()).isTrue();
      assertThat(variety.get("taken").asText()).isIn("braeburn", "pippin", "gala");
      assertThat(json.valueToTree(named(told, "variety")).has("taken")).isFalse();
    }
  }

  @Test
  void explainsNumbersAsLargeAsAFloatHolds() throws Exception {
    try (Explainer explainer = explainer(TWO, new Uncalibrated())) {
      float huge = Float.MAX_VALUE;

      assertThat(explainer.explain(new float[] {-huge, huge, huge, huge})).hasSize(1);
    }
  }

  @Test
  void needsNothingButAPackage(@TempDir Path folder) throws Exception {
    float[] rows = rows();
    GrownTrees grown = GrownTrees.of(TWO, rows, labels(rows, 2), 5);
    Calibration calibration = new Platt(2, List.of(-1f));
    Map<String, byte[]> files =
        TreeModel.files(grown.preprocessing(), grown.trees().toBytes(), calibration);
    ModelPackage model = packed(folder.resolve("whole"), files);
    TreeModel direct = new TreeModel(grown.preprocessing(), grown.trees(), calibration);
    try (Explainer expected = new Explainer(direct, Signature.of(TWO));
        Explainer explainer = Explainer.open(ModelPackage.read(model.folder()))) {
      assertThat(explainer.explain(rows)).isEqualTo(expected.explain(rows));
    }
  }

  @Test
  void saysWhichFileAPackageLacks(@TempDir Path folder) throws Exception {
    ModelPackage old = packed(folder.resolve("old"), Map.of());

    assertThatThrownBy(() -> Explainer.open(old))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has no preprocessing.json; train it anew");
  }

  private static ModelPackage packed(Path folder, Map<String, byte[]> files) throws Exception {
    byte[] onnx = "a graph".getBytes(StandardCharsets.UTF_8);
    Map<String, String> digests = new TreeMap<>();
    files.forEach((name, content) -> digests.put(name, Digest.sha256(content)));
    Map<String, byte[]> all = new HashMap<>(files);
    all.put(ModelPackage.ONNX, onnx);
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    return ModelPackage.write(
        folder,
        new ModelManifest(
            ModelManifest.SCHEMA_VERSION,
            TWO.name(),
            TWO.digest(),
            "v_20260102_030405_acc_0_9000",
            at,
            new Lineage("file:/lake", List.of(), 0, Map.of(), at, at, "test"),
            Map.of(),
            Map.of(),
            Map.of(),
            Digest.sha256(onnx),
            Signature.of(TWO),
            digests,
            null),
        all);
  }
}
