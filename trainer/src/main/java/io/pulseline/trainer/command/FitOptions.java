package io.pulseline.trainer.command;

import io.pulseline.trainer.boost.Algorithm;
import io.pulseline.trainer.boost.ClassWeights;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.steps.Fit;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How to fit trees. */
final class FitOptions {
  @Option(
      names = "--algorithm",
      paramLabel = "ALGORITHM",
      description = "${COMPLETION-CANDIDATES}: boosted trees or a random forest (default: gbdt).")
  private Algorithm algorithm;

  @Option(
      names = "--params",
      paramLabel = "FILE",
      description =
          "Hyperparameters as JSON, as 'train tune' writes them; options below go before it.")
  private Path params;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "Most boosting rounds (default: 150, of 50,000 training rows and more 40), or the trees"
              + " of a forest (100).")
  private Integer rounds;

  @Option(
      names = "--early-stopping",
      paramLabel = "N",
      description =
          "Rounds without gain on held-back training rows that settle the number of rounds; 0"
              + " boosts all (default: 15, of many rows 5).")
  private Integer earlyStopping;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "Depth of a tree (default: 4, of many rows 6, of a forest 10).")
  private Integer maxDepth;

  @Option(
      names = "--eta",
      paramLabel = "RATE",
      description = "Shrinkage of each round (default: 0.1, of many rows 0.3).")
  private Double eta;

  @Option(
      names = "--subsample",
      paramLabel = "SHARE",
      description = "Share of the rows that a tree sees (default: 0.9, of many rows 1).")
  private Double subsample;

  @Option(
      names = "--colsample",
      paramLabel = "SHARE",
      description = "Share of the features that a tree sees (default: 0.9, of many rows 1).")
  private Double colsample;

  @Option(
      names = "--min-child-weight",
      paramLabel = "SUM",
      description = "Smallest sum of Hessians of a leaf (default: 1).")
  private Double minChildWeight;

  @Option(
      names = "--lambda",
      paramLabel = "PENALTY",
      description = "L2 penalty on leaf weights (default: 1).")
  private Double lambda;

  @Option(
      names = "--class-weights",
      paramLabel = "WEIGHTS",
      description =
          "${COMPLETION-CANDIDATES}: what rows of rare classes count for (default: none).")
  private ClassWeights classWeights;

  @Option(
      names = "--threads",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "Of XGBoost; 0 takes one for less than 100,000 rows, all for more (default:"
              + " ${DEFAULT-VALUE}).")
  private int threads;

  Fit fit() throws IOException {
    HyperparameterChoice asked =
        new HyperparameterChoice(
            algorithm,
            rounds,
            maxDepth,
            eta,
            subsample,
            colsample,
            minChildWeight,
            lambda,
            earlyStopping,
            classWeights);
    return new Fit(params == null ? asked : asked.or(HyperparameterChoice.read(params)), threads);
  }
}
