package io.pulseline.trainer.parity;

import io.pulseline.contract.model.Sample;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import io.pulseline.trainer.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The rows that a package is tried out with before it serves anyone. Nobody's: each value is drawn
 * by itself from those of its column, since packages go where the lake's rows may not. The first
 * row has no value at all.
 */
public final class Samples {
  private static final int ROWS = 16;

  /** Of so many values one is taken away. */
  private static final int MISSING = 8;

  private Samples() {}

  /**
   * Draws rows and scores them.
   *
   * @param table with one row at least
   */
  public static List<Sample> of(Table table, ScoringModel graph, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sample> samples = new ArrayList<>(ROWS);
    Scores scores = new Scores();
    try (Scorer scorer = graph.newScorer()) {
      for (int row = 0; row < ROWS; row++) {
        float[] features = new float[table.width()];
        for (int column = 0; column < features.length; column++) {
          float real = table.feature(random.nextInt(table.rows()), column);
          boolean missing = row == 0 || random.nextInt(MISSING) == 0;
          features[column] = missing ? Float.NaN : real;
        }
        scorer.score(features, 1, scores);
        samples.add(sample(features, scores));
      }
    }
    return samples;
  }

  private static Sample sample(float[] features, Scores scores) {
    List<Double> values = new ArrayList<>(features.length);
    for (float feature : features) {
      values.add(Float.isNaN(feature) ? null : (Double) (double) feature);
    }
    List<Double> probabilities = new ArrayList<>(scores.classes());
    for (int category = 0; category < scores.classes(); category++) {
      probabilities.add((double) scores.probability(0, category));
    }
    return new Sample(values, scores.label(0), probabilities);
  }
}
