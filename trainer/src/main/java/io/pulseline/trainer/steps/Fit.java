package io.pulseline.trainer.steps;

import io.pulseline.cli.Progress;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.features.Preprocessing;
import io.pulseline.features.PreprocessingFit;
import io.pulseline.features.Transformer;
import io.pulseline.trainer.boost.Boosted;
import io.pulseline.trainer.boost.Boosting;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.boost.Hyperparameters;
import io.pulseline.trainer.boost.Threads;
import io.pulseline.trainer.calibration.CalibrationChoice;
import io.pulseline.trainer.onnx.ModelGraph;
import io.pulseline.trainer.table.Table;
import io.pulseline.trainer.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Locale;

/**
 * From the training rows to a model: learn the preprocessing, boost trees, calibrate their
 * probabilities, and write all three as one ONNX graph.
 */
public final class Fit {
  private final HyperparameterChoice choice;
  private final int threads;

  /**
   * A way to fit.
   *
   * @param threads of XGBoost; 0 chooses
   */
  public Fit(HyperparameterChoice choice, int threads) {
    this.choice = choice;
    this.threads = threads;
  }

  /** Fits to the rows of a work folder; leaves the trees, the graph and a {@link Fitted} there. */
  public Fitted run(Workbench bench) throws IOException, SQLException {
    Dataset dataset = bench.dataset();
    Table raw = bench.split().train();
    Preprocessing preprocessing = PreprocessingFit.fit(dataset, raw.features());
    Hyperparameters hyperparameters = choice.complete(raw.rows());
    Boosted boosted = boost(bench, hyperparameters, transformed(bench, preprocessing));
    CalibrationChoice calibration = CalibrationChoice.by(boosted.heldOut(), bench.classes());
    Fitted fitted =
        new Fitted(
            hyperparameters,
            boosted.trees().rounds(),
            preprocessing,
            calibration.calibration(),
            calibration.losses(),
            Baselines.of(dataset, raw));
    FittedModel model = new FittedModel(dataset, fitted, boosted.trees());
    Files.write(bench.folder().booster(), boosted.trees().toBytes());
    Files.write(
        bench.folder().onnx(),
        ModelGraph.of(dataset, preprocessing, boosted.trees(), calibration.calibration()));
    bench.folder().write(WorkFolder.Result.FITTED, fitted);
    bench.keep(model);
    return fitted;
  }

  private static Table transformed(Workbench bench, Preprocessing preprocessing)
      throws IOException, SQLException {
    Table raw = bench.split().train();
    Transformer transformer = new Transformer(bench.dataset(), preprocessing);
    return raw.withFeatures(transformer.width(), transformer.transform(raw.features()));
  }

  private Boosted boost(Workbench bench, Hyperparameters hyperparameters, Table train)
      throws IOException {
    long seed = bench.prepared().seed();
    int used = Threads.choose(threads, train.rows());
    try (Progress progress = Progress.start("fit", hyperparameters.boostingRounds(), "rounds")) {
      return new Boosting(hyperparameters, bench.dataset(), seed, used)
          .fit(
              train,
              (rounds, loss) -> {
                if (!Double.isNaN(loss)) {
                  progress.message(String.format(Locale.ROOT, "log loss %.4f", loss));
                }
                progress.stepTo(rounds);
              });
    }
  }
}
