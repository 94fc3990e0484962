package io.pulseline.trainer.tune;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.features.PreprocessingFit;
import io.pulseline.features.Transformer;
import io.pulseline.trainer.boost.Boosting;
import io.pulseline.trainer.boost.CrossValidated;
import io.pulseline.trainer.boost.Folds;
import io.pulseline.trainer.boost.HeldOut;
import io.pulseline.trainer.boost.Hyperparameters;
import io.pulseline.trainer.boost.Threads;
import io.pulseline.trainer.metrics.Metrics;
import io.pulseline.trainer.metrics.Predictions;
import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import io.pulseline.trees.calibration.Uncalibrated;
import java.util.Arrays;

/**
 * Scores trials by stratified cross-validation. All trials of a rung see the same divisions of the
 * same rows, which are transformed once, by what the training rows of each division teach.
 */
final class CrossValidation implements AutoCloseable {
  private final Dataset dataset;
  private final Table train;
  private final int classes;
  private final Plan plan;
  private final int threads;
  private Folds folds;
  private int rows;
  private int entered = -1;

  /**
   * A way to score.
   *
   * @param train raw rows
   * @param threads of XGBoost; 0 chooses
   */
  CrossValidation(Dataset dataset, Table train, Plan plan, int threads) {
    this.dataset = dataset;
    this.train = train;
    this.classes = dataset.targetColumn().categories().size();
    this.plan = plan;
    this.threads = threads;
  }

  /** Scores hyperparameters with what a rung gives them. */
  Score score(Hyperparameters whole, int rung) {
    enter(rung);
    Hyperparameters some = plan.rungs().get(rung).of(whole);
    CrossValidated result =
        new Boosting(some, dataset, plan.seed(), Threads.choose(threads, rows))
            .crossValidate(folds, (rounds, loss) -> {});
    return new Score(
        rows,
        result.rounds(),
        metrics(HeldOut.concat(result.heldOut())),
        result.heldOut().stream().map(this::metrics).toList());
  }

  private Metrics metrics(HeldOut rows) {
    float[] probabilities = new Uncalibrated().probabilities(rows.margins(), classes);
    return Metrics.of(
        new Predictions(rows.truth(), probabilities, classes, dataset.positivePosition()));
  }

  private void enter(int rung) {
    if (rung == entered) {
      return;
    }
    close();
    Table some = some(plan.rungs().get(rung).rows());
    long[] counts = Arrays.stream(some.classCounts(classes)).asLongStream().toArray();
    folds = new Folds(plan.hyperparameters(0).classWeights().of(counts));
    Split.folds(some, classes, plan.folds(), plan.seed())
        .map(this::transformed)
        .forEach(folds::add);
    rows = some.rows();
    entered = rung;
  }

  private Table some(double share) {
    return share == 1
        ? train
        : train.select(Split.isTest(train.classes(), classes, share, plan.seed()), true);
  }

  private Split transformed(Split raw) {
    Transformer transformer =
        new Transformer(PreprocessingFit.fit(dataset, raw.train().features()));
    return new Split(transformed(raw.train(), transformer), transformed(raw.test(), transformer));
  }

  private static Table transformed(Table raw, Transformer transformer) {
    return raw.withFeatures(transformer.width(), transformer.transform(raw.features()));
  }

  @Override
  public void close() {
    if (folds != null) {
      folds.close();
      folds = null;
    }
  }
}
