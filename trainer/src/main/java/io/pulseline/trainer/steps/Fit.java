package io.pulseline.trainer.steps;

import io.pulseline.cli.Progress;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.features.Collective;
import io.pulseline.features.ColumnStatistics;
import io.pulseline.features.Preprocessing;
import io.pulseline.features.PreprocessingFit;
import io.pulseline.features.Transformer;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.trainer.boost.Boosted;
import io.pulseline.trainer.boost.Boosting;
import io.pulseline.trainer.boost.HeldOut;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.boost.Hyperparameters;
import io.pulseline.trainer.boost.Threads;
import io.pulseline.trainer.calibration.CalibrationChoice;
import io.pulseline.trainer.distributed.Workers;
import io.pulseline.trainer.metrics.Metrics;
import io.pulseline.trainer.metrics.Predictions;
import io.pulseline.trainer.onnx.ModelGraph;
import io.pulseline.trainer.table.Table;
import io.pulseline.trees.calibration.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * From the training rows to a model: learn the preprocessing, boost trees, calibrate their
 * probabilities, and write all three as one ONNX graph.
 */
public final class Fit implements Step<Fitted> {
  private final HyperparameterChoice choice;
  private final int threads;

  /**
   * A way to fit.
   *
   * @param threads of XGBoost; 0 chooses
   */
  public Fit(HyperparameterChoice choice, int threads) {
    this.choice = choice;
    this.threads = Threads.require(threads);
  }

  @Override
  public WorkFolder.Result result() {
    return WorkFolder.Result.FITTED;
  }

  @Override
  public Class<Fitted> type() {
    return Fitted.class;
  }

  /** Not the threads: their number changes nothing. */
  @Override
  public Object inputs(Workbench bench) throws IOException {
    return List.of(bench.prepared(), choice);
  }

  /** Fits to the rows of a work folder; leaves the trees, the graph and a {@link Fitted} there. */
  @Override
  public Fitted run(Workbench bench) throws IOException, SQLException {
    return run(bench, Workers.ALONE);
  }

  /**
   * Fits to rows of which each worker reads a share. All of them learn the same; the first one
   * leaves it in the work folder.
   */
  public Fitted run(Workbench bench, Workers workers) throws IOException, SQLException {
    FittedModel model = workers.together(collective -> learn(bench, collective));
    bench.keep(model);
    if (workers.isFirst()) {
      write(bench, model);
    }
    return model.fitted();
  }

  private FittedModel learn(Workbench bench, Collective workers) throws IOException, SQLException {
    Dataset dataset = bench.dataset();
    Table raw = bench.train(workers);
    Prepared prepared = bench.prepared();
    Shares.check(
        workers,
        raw.rows(),
        Objects.hash(
            prepared.datasetDigest(),
            prepared.rows(),
            prepared.testShare(),
            prepared.seed(),
            choice.toString()));
    Hyperparameters hyperparameters = choice.complete(workers.total(raw.rows()));
    List<ColumnStatistics> statistics = ColumnStatistics.of(dataset, raw.features(), workers);
    Preprocessing preprocessing =
        PreprocessingFit.fit(dataset, raw.features(), statistics, workers);
    Transformer transformer = new Transformer(preprocessing);
    Table train = raw.withFeatures(transformer.width(), transformer.transform(raw.features()));
    Map<String, FeatureBaseline> baselines = Baselines.of(dataset, raw, statistics, workers);
    Boosted boosted = boost(bench, hyperparameters, train, workers);
    CalibrationChoice calibration = CalibrationChoice.by(boosted.heldOut(), bench.classes());
    Fitted fitted =
        new Fitted(
            hyperparameters,
            boosted.trees().rounds(),
            preprocessing,
            calibration.calibration(),
            calibration.losses(),
            metrics(dataset, boosted.heldOut(), calibration.calibration()),
            baselines);
    return new FittedModel(fitted, boosted.trees());
  }

  private static Metrics metrics(Dataset dataset, HeldOut heldOut, Calibration calibration) {
    int classes = dataset.targetColumn().categories().size();
    return Metrics.of(
        new Predictions(
            heldOut.truth(),
            calibration.probabilities(heldOut.margins(), classes),
            classes,
            dataset.positivePosition()));
  }

  private static void write(Workbench bench, FittedModel model) throws IOException {
    Fitted fitted = model.fitted();
    bench.folder().drop(WorkFolder.Result.FITTED); // it tells of other trees
    Files.write(bench.folder().booster(), model.trees().toBytes());
    Files.write(
        bench.folder().onnx(),
        ModelGraph.of(
            bench.dataset(), fitted.preprocessing(), model.trees(), fitted.calibration()));
    bench.folder().write(WorkFolder.Result.FITTED, fitted);
  }

  private Boosted boost(
      Workbench bench, Hyperparameters hyperparameters, Table train, Collective workers)
      throws IOException {
    long seed = bench.prepared().seed();
    int used = Threads.choose(threads, train.rows());
    try (Progress progress = Progress.start("fit", hyperparameters.boostingRounds(), "rounds")) {
      return new Boosting(hyperparameters, bench.dataset(), seed, used, workers)
          .fit(
              train,
              (rounds, loss) -> {
                if (!Double.isNaN(loss)) {
                  progress.message(String.format(Locale.ROOT, "log loss %.4f", loss));
                }
                progress.stepTo(rounds);
                workers.alive();
              });
    }
  }
}
