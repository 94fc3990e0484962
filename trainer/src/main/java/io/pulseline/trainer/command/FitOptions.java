package io.pulseline.trainer.command;

import io.pulseline.contract.UserException;
import io.pulseline.trainer.boost.Hyperparameters;
import io.pulseline.trainer.steps.Fit;
import picocli.CommandLine.Option;

/** How to boost. */
final class FitOptions {
  @Option(
      names = "--rounds",
      defaultValue = "150",
      description = "Most boosting rounds (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--early-stopping",
      defaultValue = "15",
      description =
          "Rounds without gain on a tenth of the training rows that settle the number of rounds; 0"
              + " boosts all (default: ${DEFAULT-VALUE}).")
  private int earlyStopping;

  @Option(
      names = "--max-depth",
      defaultValue = "4",
      description = "Depth of a tree (default: ${DEFAULT-VALUE}).")
  private int maxDepth;

  @Option(
      names = "--eta",
      defaultValue = "0.1",
      description = "Shrinkage of each round (default: ${DEFAULT-VALUE}).")
  private double eta;

  @Option(
      names = "--subsample",
      defaultValue = "0.9",
      description = "Share of the rows that a tree sees (default: ${DEFAULT-VALUE}).")
  private double subsample;

  @Option(
      names = "--colsample",
      defaultValue = "0.9",
      description = "Share of the features that a tree sees (default: ${DEFAULT-VALUE}).")
  private double colsample;

  @Option(
      names = "--min-child-weight",
      defaultValue = "1",
      description = "Smallest sum of Hessians of a leaf (default: ${DEFAULT-VALUE}).")
  private double minChildWeight;

  @Option(
      names = "--lambda",
      defaultValue = "1",
      description = "L2 penalty on leaf weights (default: ${DEFAULT-VALUE}).")
  private double lambda;

  @Option(
      names = "--threads",
      defaultValue = "0",
      description = "Of XGBoost; 0 takes one for less than 100,000 rows, all for more.")
  private int threads;

  Fit fit() {
    if (rounds < 1 || maxDepth < 1) {
      throw new UserException("--rounds and --max-depth must be at least 1");
    }
    Hyperparameters hyperparameters =
        new Hyperparameters(
            rounds, maxDepth, eta, subsample, colsample, minChildWeight, lambda, earlyStopping);
    return new Fit(hyperparameters, threads);
  }
}
