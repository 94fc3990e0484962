package io.pulseline.trainer.steps;

import io.pulseline.cli.Progress;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.features.Preprocessing;
import io.pulseline.features.PreprocessingFit;
import io.pulseline.features.Transformer;
import io.pulseline.trainer.boost.Boosting;
import io.pulseline.trainer.boost.Hyperparameters;
import io.pulseline.trainer.boost.Threads;
import io.pulseline.trainer.boost.Trees;
import io.pulseline.trainer.onnx.ModelGraph;
import io.pulseline.trainer.table.Table;
import io.pulseline.trainer.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

/**
 * From the table to a model: learn the preprocessing and boost trees on the training rows of a
 * stratified split, then write both as one ONNX graph.
 */
public final class Fit {
  private final Hyperparameters hyperparameters;
  private final int threads;

  /**
   * A way to fit.
   *
   * @param threads of XGBoost; 0 chooses
   */
  public Fit(Hyperparameters hyperparameters, int threads) {
    this.hyperparameters = hyperparameters;
    this.threads = threads;
  }

  /** Fits to the table of a work folder; leaves the trees, the graph and a {@link Fitted} there. */
  public Fitted run(Workbench bench) throws IOException, SQLException {
    Dataset dataset = bench.dataset();
    WorkFolder work = bench.folder();
    int classes = bench.classes();
    Table raw = bench.split().train();
    Preprocessing preprocessing = PreprocessingFit.fit(dataset, raw.features());
    Transformer transformer = new Transformer(dataset, preprocessing);
    Table train = raw.withFeatures(transformer.width(), transformer.transform(raw.features()));
    Boosting boosting =
        new Boosting(
            hyperparameters,
            classes,
            bench.prepared().seed(),
            Threads.choose(threads, train.rows()));
    int rounds = findRounds(boosting, train);
    try (Trees trees = boost(boosting, train, rounds)) {
      Files.write(work.booster(), trees.toBytes());
      Files.write(work.onnx(), ModelGraph.of(dataset, preprocessing, trees));
    }
    Fitted fitted = new Fitted(hyperparameters, rounds, preprocessing, Baselines.of(dataset, raw));
    work.write(WorkFolder.Result.FITTED, fitted);
    return fitted;
  }

  private int findRounds(Boosting boosting, Table train) {
    if (hyperparameters.earlyStopping() == 0) {
      return hyperparameters.rounds();
    }
    try (Progress progress = Progress.start("stopping", hyperparameters.rounds(), "rounds")) {
      int rounds = boosting.findRounds(train, progress::stepTo);
      progress.message("best after " + rounds);
      return rounds;
    }
  }

  private static Trees boost(Boosting boosting, Table train, int rounds) {
    try (Progress progress = Progress.start("fit", rounds, "rounds")) {
      return boosting.fit(train, rounds, progress::stepTo);
    }
  }
}
