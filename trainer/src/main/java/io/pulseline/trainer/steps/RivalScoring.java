package io.pulseline.trainer.steps;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.scorer.RowFeatures;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import io.pulseline.trainer.table.Table;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores rows of a dataset with a model that may have been trained with another descriptor, by the
 * rules by which records are scored: columns, categories and classes are matched by name.
 */
final class RivalScoring {
  private static final int BATCH = 1024;

  /** Rows that one thread takes on at a time. */
  private static final int SHARE = 16 * BATCH;

  private final Dataset dataset;
  private final ModelPackage model;
  private final RowFeatures features;

  /** Where the model has each of the dataset's classes. */
  private final int[] classes;

  /**
   * Prepares.
   *
   * @throws UserException when the model takes or tells something that the dataset has not
   */
  RivalScoring(Dataset dataset, ModelPackage model) {
    this.dataset = dataset;
    this.model = model;
    this.features = new RowFeatures(dataset, model.manifest().signature());
    List<String> wanted = values(dataset.targetColumn());
    List<String> known = values(model.manifest().signature().target());
    if (known.size() != wanted.size() || !known.containsAll(wanted)) {
      throw new UserException(
          "the model tells '%s' apart, dataset '%s' has '%s'"
              .formatted(String.join("', '", known), dataset.name(), String.join("', '", wanted)));
    }
    this.classes = wanted.stream().mapToInt(known::indexOf).toArray();
  }

  private static List<String> values(CategoricalColumn target) {
    return target.categories().stream().map(Category::value).toList();
  }

  /** Row-major, in the order of the dataset's classes. */
  float[] probabilities(Table rows) {
    float[] probabilities = new float[rows.rows() * classes.length];
    try (ScoringModel graph = ScoringModel.open(model)) {
      IntStream.range(0, (rows.rows() + SHARE - 1) / SHARE)
          .parallel()
          .forEach(
              share -> {
                int last = Math.min(rows.rows(), (share + 1) * SHARE);
                score(graph, rows, share * SHARE, last, probabilities);
              });
    }
    return probabilities;
  }

  private void score(ScoringModel graph, Table rows, int first, int last, float[] into) {
    Scores scores = new Scores();
    double[] record = new double[dataset.columns().size()];
    float[] batch = new float[BATCH * graph.features()];
    try (Scorer scorer = graph.newScorer()) {
      for (int from = first; from < last; from += BATCH) {
        int count = Math.min(BATCH, last - from);
        for (int row = 0; row < count; row++) {
          fill(record, rows, from + row);
          features.write(record, batch, row);
        }
        scorer.score(batch, count, scores);
        int at = from * classes.length;
        for (int row = 0; row < count; row++) {
          for (int c : classes) {
            into[at++] = scores.probability(row, c);
          }
        }
      }
    }
  }

  /** A row as a record, whose target the model is not told. */
  private void fill(double[] record, Table rows, int row) {
    int feature = 0;
    for (int i = 0; i < record.length; i++) {
      record[i] = i == dataset.targetIndex() ? Double.NaN : rows.feature(row, feature++);
    }
  }
}
