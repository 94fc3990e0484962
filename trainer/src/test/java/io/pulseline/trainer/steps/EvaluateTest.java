package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.registry.ModelStore;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.Orchard;
import io.pulseline.trainer.TestLake;
import io.pulseline.trainer.Training;
import io.pulseline.trainer.metrics.ClassCurves;
import io.pulseline.trainer.metrics.PermutationImportance.Feature;
import io.pulseline.trainer.metrics.SliceMetrics;
import io.pulseline.trainer.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
  private static final Dataset ORCHARD = Orchard.dataset();

  @TempDir static Path folder;
  private static Registered production;

  @BeforeAll
  static void train() throws Exception {
    new TestLake(ORCHARD, lake()).add("part-0.parquet", 0, 900);
    production = new Training(ORCHARD, lake().toString(), S3Settings.of(null), work()).run();
  }

  @Test
  void leavesAllThatItMeasured() throws Exception {
    Evaluated evaluated = evaluate(new Evaluate());

    assertThat(new WorkFolder(work()).read(WorkFolder.Result.EVALUATED, Evaluated.class))
        .isEqualTo(evaluated);
    assertThat(evaluated.intervals()).containsOnlyKeys(MetricNames.IN_ORDER);
    assertThat(evaluated.curves()).extracting(ClassCurves::category).containsExactly(0, 1, 2);
    assertThat(evaluated.slices())
        .extracting(SliceMetrics::feature)
        .contains("variety", "organic")
        .doesNotContain("Weight");
    assertThat(evaluated.permutation().features())
        .extracting(Feature::name)
        .startsWith("Weight") // decides in the test's lake
        .hasSize(4);
  }

  @Test
  void comparesWithTheVersionInProductionOnTheSameRows() throws Exception {
    Evaluated evaluated;
    try (ModelStore store = store()) {
      evaluated = evaluate(new Evaluate(store));
    }

    assertThat(evaluated.notCompared()).isNull();
    assertThat(evaluated.comparison().version()).isEqualTo(production.version());
    assertThat(evaluated.comparison().rows()).isEqualTo(evaluated.rows());
    // it is the same model, but for the rounding of its graph
    assertThat(evaluated.comparison().gains())
        .containsOnlyKeys(MetricNames.IN_ORDER)
        .allSatisfy((name, gain) -> assertThat(gain.value()).isCloseTo(0, within(1e-6)));
  }

  @Test
  void comparesWithNothingWhenNoLakeIsNamed() throws Exception {
    Evaluated evaluated = evaluate(new Evaluate());

    assertThat(evaluated.comparison()).isNull();
    assertThat(evaluated.notCompared()).isEqualTo("no lake was named");
  }

  @Test
  void comparesWithNothingWhenNothingIsInProduction() throws Exception {
    Path lake = Files.createDirectory(folder.resolve("empty"));
    try (ModelStore empty = ModelStore.open(ORCHARD, lake.toString(), S3Settings.of(null))) {
      Evaluated evaluated = evaluate(new Evaluate(empty));

      assertThat(evaluated.comparison()).isNull();
      assertThat(evaluated.notCompared()).isEqualTo("no version is in production");
    }
  }

  @Test
  void matchesColumnsAndClassesByNameWhenTheDescriptorHasThemInAnotherOrder() throws Exception {
    List<Column> reversed = new ArrayList<>(ORCHARD.columns());
    Collections.reverse(reversed);
    CategoricalColumn grade = ORCHARD.targetColumn();
    List<Category> grades = new ArrayList<>(grade.categories());
    Collections.reverse(grades);
    reversed.set(
        reversed.indexOf(grade), new CategoricalColumn("grade", grade.type(), grades, true));
    Dataset turned = with(reversed);

    Table rows = new Table(4, new float[] {300, 0, 3, 7, 60, 2, 9, -3}, new int[2]);
    Table turnedRows = new Table(4, new float[] {7, 3, 0, 300, -3, 9, 2, 60}, new int[2]);

    float[] said = rival(ORCHARD, rows).probabilities();
    float[] turnedSaid = rival(turned, turnedRows).probabilities();

    assertThat(turnedSaid).containsExactly(said[2], said[1], said[0], said[5], said[4], said[3]);
    assertThat(said[0] + said[1] + said[2]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void saysWhyAVersionOfAnotherDescriptorIsNoMatch() throws Exception {
    List<Column> columns = new ArrayList<>(ORCHARD.columns());
    columns.removeIf(column -> column.name().equals("bruises"));
    Table rows = new Table(3, new float[] {300, 0, 7}, new int[1]);

    Rival rival = rival(with(columns), rows);

    assertThat(rival.probabilities()).isNull();
    assertThat(rival.reason())
        .isEqualTo(
            production.version()
                + ", in production, is no match: the model takes 'bruises', which dataset 'orchard'"
                + " lacks");
  }

  @Test
  void saysWhyAVersionOfOtherClassesIsNoMatch() throws Exception {
    List<Column> columns = new ArrayList<>(ORCHARD.columns());
    CategoricalColumn grade = ORCHARD.targetColumn();
    columns.set(
        columns.indexOf(grade),
        new CategoricalColumn("grade", grade.type(), grade.categories().subList(0, 2), true));

    Rival rival = rival(with(columns), new Table(4, new float[] {300, 0, 3, 7}, new int[1]));

    assertThat(rival.reason())
        .endsWith(
            "the model tells 'second', 'first', 'cider' apart, dataset 'orchard' has 'second',"
                + " 'first'");
  }

  @Test
  void saysWhyAVersionThatHasSeenHeldOutRowsIsNoMatch() throws Exception {
    Prepared mine = prepared();
    Prepared other =
        new Prepared(
            mine.datasetDigest(),
            mine.rows(),
            mine.counts(),
            mine.columns(),
            mine.testShare(),
            mine.seed() + 1,
            mine.lineage());

    Rival rival = rival(other, ORCHARD, new Table(4, new float[] {300, 0, 3, 7}, new int[1]));

    assertThat(rival.probabilities()).isNull();
    assertThat(rival.reason())
        .contains("it has learned from rows that are held out here")
        .contains("--seed " + mine.seed());
  }

  private static Evaluated evaluate(Evaluate evaluate) throws Exception {
    try (Workbench bench = new Workbench(ORCHARD, new WorkFolder(work()))) {
      return evaluate.run(bench);
    }
  }

  private static Rival rival(Dataset dataset, Table rows) throws Exception {
    return rival(prepared(), dataset, rows);
  }

  private static Rival rival(Prepared prepared, Dataset dataset, Table rows) throws Exception {
    try (ModelStore store = store()) {
      String version = store.production().orElseThrow().version();
      return Rival.of(store, version, prepared, dataset, rows, work());
    }
  }

  private static Prepared prepared() throws Exception {
    return new WorkFolder(work()).read(WorkFolder.Result.PREPARED, Prepared.class);
  }

  /** Orchard's with other columns. */
  private static Dataset with(List<Column> columns) {
    return new Dataset(
        ORCHARD.name(),
        ORCHARD.description(),
        ORCHARD.source(),
        ORCHARD.licence(),
        ORCHARD.target(),
        columns,
        List.of(),
        ORCHARD.clip(),
        ORCHARD.monotone(),
        ORCHARD.extras());
  }

  private static ModelStore store() {
    return ModelStore.open(ORCHARD, lake().toString(), S3Settings.of(null));
  }

  private static Path lake() {
    return folder.resolve("lake");
  }

  private static Path work() {
    return folder.resolve("work");
  }
}
