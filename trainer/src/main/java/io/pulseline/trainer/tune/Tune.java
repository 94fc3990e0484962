package io.pulseline.trainer.tune;

import io.pulseline.cli.CodeVersion;
import io.pulseline.cli.Progress;
import io.pulseline.contract.Digest;
import io.pulseline.contract.file.ProcessLock;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.trainer.boost.Threads;
import io.pulseline.trainer.steps.Workbench;
import io.pulseline.trainer.table.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Looks for hyperparameters on the training rows: trials at random, cross-validated, with
 * successive halving. Every score is kept in a journal, so a search that was ended in whatever way
 * goes on where it was; one of more trials than before, or for another metric, begins with what is
 * known already.
 */
public final class Tune {
  private final Search search;
  private final int threads;
  private final Consumer<String> note;

  /**
   * A way to tune.
   *
   * @param threads of XGBoost; 0 chooses
   * @param note told, for people, what of an earlier search is used or left
   */
  public Tune(Search search, int threads, Consumer<String> note) {
    this.search = search;
    this.threads = Threads.require(threads);
    this.note = note;
  }

  /** Searches; leaves what {@link TuneFolder} names in the work folder. */
  public Tuned run(Workbench bench) throws IOException, SQLException {
    TuneFolder folder = TuneFolder.of(bench.folder());
    ProcessLock lock = folder.lock();
    try {
      Tuned tuned = run(bench, folder);
      folder.write(tuned, TuningReport.html(bench.dataset(), tuned));
      return tuned;
    } finally {
      lock.close();
    }
  }

  private Tuned run(Workbench bench, TuneFolder folder) throws IOException, SQLException {
    Table train = bench.split().train();
    Plan plan = search.plan(train, bench.classes(), bench.prepared().seed());
    try (Journal journal = Journal.open(folder.journal(), key(bench, plan));
        CrossValidation validation = new CrossValidation(bench.dataset(), train, plan, threads)) {
      tell(journal);
      List<Trial> trials =
          IntStream.range(0, search.trials())
              .mapToObj(id -> Trial.of(id, plan.hyperparameters(id)))
              .toList();
      return new Tuned(
          search.goal(),
          plan.folds(),
          plan.space(),
          plan.rungs(),
          halving(trials, plan, journal, validation));
    }
  }

  /** Of all that scores depend on. */
  private static String key(Workbench bench, Plan plan) throws IOException {
    return Digest.sha256(
        WorkFolder.json(
            List.of(
                CodeVersion.of(Tune.class),
                bench.dataset().digest(),
                Digest.sha256(bench.folder().table()),
                bench.prepared().testShare(),
                plan)));
  }

  private void tell(Journal journal) {
    if (journal.replacesAnother()) {
      note.accept("the earlier search was over other rows or options: a new one begins");
    } else if (journal.size() > 0) {
      note.accept("an earlier search goes on: " + journal.size() + " scores are known");
    }
  }

  private List<Trial> halving(
      List<Trial> trials, Plan plan, Journal journal, CrossValidation validation)
      throws IOException {
    Halving halving = new Halving(plan.rungs().size(), search.goal());
    Leader leader = new Leader(search.goal());
    try (Progress progress = Progress.start("tune", halving.scores(trials.size()), "scores")) {
      return halving.run(
          trials,
          (trial, rung) -> {
            Score score = score(trial, rung, journal, validation);
            leader.see(trial.id(), rung, score);
            progress.message(leader.words());
            progress.step(1);
            return score;
          });
    }
  }

  private static Score score(Trial trial, int rung, Journal journal, CrossValidation validation)
      throws IOException {
    Optional<Score> known = journal.find(trial.id(), rung);
    if (known.isPresent()) {
      return known.get();
    }
    Score score = validation.score(trial.hyperparameters(), rung);
    journal.add(trial.id(), rung, score);
    return score;
  }
}
