package io.pulseline.bench.reliability;

import io.pulseline.bench.load.Rows;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some batches of rows, and what each version of a model answers to them, by the scorer alone. */
final class Expected {
  private final Map<String, List<float[]>> byVersion = new HashMap<>();
  private final List<float[]> batches = new ArrayList<>();
  private final int width;

  /** Batches of as many rows as are told, one for each number. */
  Expected(List<ModelPackage> versions, List<Integer> rows, long seed) {
    Rows random = Rows.of(versions.get(0).manifest().signature(), seed);
    width = random.width();
    for (int count : rows) {
      batches.add(random.next(count));
    }
    for (ModelPackage version : versions) {
      byVersion.put(version.manifest().version(), answers(version));
    }
  }

  private List<float[]> answers(ModelPackage version) {
    List<float[]> answers = new ArrayList<>();
    Scores scores = new Scores();
    try (ScoringModel model = ScoringModel.open(version);
        Scorer scorer = model.newScorer()) {
      for (float[] batch : batches) {
        scorer.score(batch, batch.length / width, scores);
        answers.add(Arrays.copyOf(scores.probabilities(), scores.rows() * scores.classes()));
      }
    }
    return answers;
  }

  int width() {
    return width;
  }

  int batches() {
    return batches.size();
  }

  float[] batch(int number) {
    return batches.get(number);
  }

  /** Whether these probabilities are that version's of that batch, to the last bit. */
  boolean isOf(String version, int batch, float[] probabilities) {
    List<float[]> answers = byVersion.get(version);
    return answers != null && Arrays.equals(answers.get(batch), probabilities);
  }
}
