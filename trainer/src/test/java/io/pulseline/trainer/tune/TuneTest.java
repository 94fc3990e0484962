package io.pulseline.trainer.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.file.ProcessLock;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.Orchard;
import io.pulseline.trainer.TestLake;
import io.pulseline.trainer.Training;
import io.pulseline.trainer.steps.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneTest {
  private static final Dataset HEART = Datasets.load("heart-disease");
  private static final Goal LOG_LOSS = new Goal("log_loss");

  @TempDir Path folder;
  private final List<String> notes = new ArrayList<>();

  @Test
  void findsTheSameWithAnyNumberOfThreads() throws Exception {
    prepare(HEART, 0, 300);

    assertThat(tune(HEART, 3, 2)).isEqualTo(afresh(HEART, 3, 1));
  }

  @Test
  void crossValidatesOnTheTrainingRowsOnly() throws Exception {
    prepare(HEART, 0, 300);
    Tuned tuned = tune(HEART, 4, 1);

    assertThat(tuned.best().scores()).extracting(Score::rows).containsExactly(80, 240);
    assertThat(tuned.best().last().folds()).hasSize(3);
    assertThat(tuned.best().last().value(LOG_LOSS))
        .isLessThanOrEqualTo(tuned.defaults().last().value(LOG_LOSS));
    assertThat(tuned.best().last().metrics().accuracy()).isGreaterThan(0.8);
  }

  @Test
  void searchesWithStringsMissingValuesAndThreeClasses() throws Exception {
    prepare(Orchard.dataset(), 0, 400);

    assertThat(tune(Orchard.dataset(), 3, 1).best().last().metrics().accuracy()).isGreaterThan(0.8);
  }

  @Test
  void goesOnAfterATornJournalToTheSameEnd() throws Exception {
    prepare(HEART, 0, 300);
    Tuned uninterrupted = tune(HEART, 5, 1);
    byte[] journal = Files.readAllBytes(journal());
    byte[] best = Files.readAllBytes(best());

    for (int share = 1; share < 4; share++) {
      Files.write(journal(), Arrays.copyOf(journal, share * journal.length / 4));
      Files.delete(best());
      assertThat(tune(HEART, 5, 1)).isEqualTo(uninterrupted);
      assertThat(journal()).hasBinaryContent(journal);
      assertThat(best()).hasBinaryContent(best);
    }
    assertThat(notes).hasSize(3).allMatch(note -> note.startsWith("an earlier search goes on"));
  }

  @Test
  void takesUpAShorterSearchAndOneForAnotherMetric() throws Exception {
    prepare(HEART, 0, 300);
    tune(HEART, 4, 1);
    String shorter = Files.readString(journal());
    Tuned longer = tune("work", HEART, Searches.quick(6, new Goal("auc")), 1);

    assertThat(journal()).content().startsWith(shorter);
    assertThat(notes).containsExactly("an earlier search goes on: 6 scores are known");
    assertThat(longer.best().last().metrics().auc())
        .isGreaterThanOrEqualTo(longer.defaults().last().metrics().auc());
  }

  @Test
  void beginsAnewOnOtherRows() throws Exception {
    prepare(HEART, 0, 300);
    tune(HEART, 3, 1);
    prepare(HEART, 300, 600);
    Tuned other = tune(HEART, 3, 1);

    assertThat(notes)
        .containsExactly("the earlier search was over other rows or options: a new one begins");
    assertThat(other).isEqualTo(afresh(HEART, 3, 1));
  }

  @Test
  void refusesToSearchInAFolderThatAnotherOneSearchesIn() throws Exception {
    prepare(HEART, 0, 300);
    try (ProcessLock lock = new TuneFolder(folder.resolve("work/tune")).lock()) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> tune(HEART, 3, 1))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("another 'train tune' works in " + folder.resolve("work/tune"));
    }
  }

  @Test
  void refusesRowsOfOneClass() throws Exception {
    new TestLake(HEART, folder.resolve("lake")).add("part-0.parquet", 0, 100, "1::BIGINT");
    training(HEART, "work").prepare();

    assertThatThrownBy(() -> tune(HEART, 3, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("all of one class");
  }

  private void prepare(Dataset dataset, int from, int to) throws Exception {
    new TestLake(dataset, folder.resolve("lake")).add("part-0.parquet", from, to);
    training(dataset, "work").prepare();
  }

  private Training training(Dataset dataset, String work) {
    String lake = folder.resolve("lake").toString();
    return new Training(dataset, lake, S3Settings.of(null), folder.resolve(work));
  }

  private Tuned tune(Dataset dataset, int trials, int threads) throws Exception {
    return tune("work", dataset, Searches.quick(trials, LOG_LOSS), threads);
  }

  /** Of the same lake, in a folder of its own. */
  private Tuned afresh(Dataset dataset, int trials, int threads) throws Exception {
    training(dataset, "afresh").prepare();
    return tune("afresh", dataset, Searches.quick(trials, LOG_LOSS), threads);
  }

  private Tuned tune(String work, Dataset dataset, Search search, int threads) throws Exception {
    try (Workbench bench = new Workbench(dataset, new WorkFolder(folder.resolve(work)))) {
      return new Tune(search, threads, notes::add).run(bench);
    }
  }

  private Path journal() {
    return folder.resolve("work/tune/journal.jsonl");
  }

  private Path best() {
    return folder.resolve("work/tune/best.json");
  }
}
