package io.pulseline.bench.load;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What ONNX Runtime alone makes of a model on one thread: prints rows a second. {@code GraphRate
 * MODEL_DIR ROWS SECONDS}, ROWS of a call.
 */
public final class GraphRate {
  private static final int BATCHES = 16;
  private static final double NANOS_IN_SECOND = 1e9;

  private GraphRate() {}

  public static void main(String[] args) throws IOException {
    ModelPackage source = ModelPackage.read(Path.of(args[0]));
    int size = Integer.parseInt(args[1]);
    long span = Duration.ofSeconds(Long.parseLong(args[2])).toNanos();
    Rows rows = Rows.of(source.manifest().signature(), 1);
    List<float[]> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      batches.add(rows.next(size));
    }
    Scores scores = new Scores();
    try (ScoringModel model = ScoringModel.open(source);
        Scorer scorer = model.newScorer()) {
      run(scorer, batches, size, scores, span / 2);
      System.out.println(Math.round(run(scorer, batches, size, scores, span)));
    }
  }

  private static double run(
      Scorer scorer, List<float[]> batches, int size, Scores scores, long span) {
    long began = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - began < span) {
      scorer.score(batches.get((int) (count++ % BATCHES)), size, scores);
    }
    return count * size * NANOS_IN_SECOND / (System.nanoTime() - began);
  }
}
