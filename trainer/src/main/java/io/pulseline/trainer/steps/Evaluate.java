package io.pulseline.trainer.steps;

import io.pulseline.contract.model.RocAuc;
import io.pulseline.features.Learned;
import io.pulseline.features.Preprocessing;
import io.pulseline.trainer.boost.Trees;
import io.pulseline.trainer.calibration.Decision;
import io.pulseline.trainer.metrics.ConfusionMatrix;
import io.pulseline.trainer.metrics.Metrics;
import io.pulseline.trainer.table.Table;
import io.pulseline.trainer.work.WorkFolder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures a model on the rows that {@code fit} held out: the same split, from the same seed. */
public final class Evaluate {
  /** Evaluates the model of a work folder and leaves an {@link Evaluated} there. */
  public Evaluated run(Workbench bench) throws IOException, SQLException {
    Table test = bench.split().test();
    FittedModel model = bench.model();
    Evaluated evaluated =
        evaluated(
            test,
            bench.testProbabilities(),
            bench.classes(),
            importance(model.trees(), model.fitted().preprocessing()));
    bench.folder().write(WorkFolder.Result.EVALUATED, evaluated);
    return evaluated;
  }

  private static Evaluated evaluated(
      Table test, float[] probabilities, int classes, Map<String, Double> importance) {
    int[] truth = new int[test.rows()];
    int[] predicted = new int[test.rows()];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = test.classOf(row);
      predicted[row] = Decision.of(probabilities, row, classes);
    }
    ConfusionMatrix confusion = ConfusionMatrix.of(truth, predicted, classes);
    double auc = RocAuc.of(truth, probabilities, classes);
    Metrics metrics = new Metrics(confusion.accuracy(), confusion.weightedF1(), auc);
    return new Evaluated(test.rows(), metrics, confusion, importance);
  }

  private static Map<String, Double> importance(Trees trees, Preprocessing preprocessing) {
    List<String> inputs =
        Stream.concat(preprocessing.raw().stream(), preprocessing.engineered().stream())
            .map(Learned::name)
            .toList();
    Map<String, Double> gains = trees.gains();
    double total = gains.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> importance = new LinkedHashMap<>();
    gains.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            gain -> {
              int input = Integer.parseInt(gain.getKey().substring(1));
              importance.put(inputs.get(input), gain.getValue() / total);
            });
    return importance;
  }
}
