package io.pulseline.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.UserException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private static final int CLASSES = 3;
  private static final Offset<Float> ROUNDING = within(1e-6f);
  private static final ScoringModel MODEL =
      ScoringModel.open(
          SmallGraph.softmax(CLASSES), SmallGraph.signature(CLASSES, CLASSES), "softmax");

  @AfterAll
  static void close() {
    MODEL.close();
  }

  @Test
  void scoresRowsInTheirOrder() {
    try (Scorer scorer = MODEL.newScorer()) {
      Scores scores = new Scores();
      scorer.score(new float[] {9, 0, 0, 0, 9, 0, 0, 0, 9, 9, 0, 0}, 4, scores);

      assertThat(scores.rows()).isEqualTo(4);
      assertThat(IntStream.range(0, 4).mapToObj(scores::label)).containsExactly(0L, 1L, 2L, 0L);
      assertThat(scores.probability(1, 1)).isGreaterThan(0.99f);
    }
  }

  @Test
  void givesARowTheSameAnswerAloneAndAmongOthers() {
    SplittableRandom random = new SplittableRandom(1);
    try (Scorer scorer = MODEL.newScorer()) {
      Scores together = new Scores();
      Scores alone = new Scores();
      for (int rows : new int[] {1, 7, 1024, 2, 1, 7, 1025}) {
        float[] values = values(rows, random);
        scorer.score(values, rows, together);
        for (int row = 0; row < rows; row++) {
          float[] one = Arrays.copyOfRange(values, row * CLASSES, (row + 1) * CLASSES);
          scorer.score(one, 1, alone);
          assertThat(alone.label(0)).isEqualTo(together.label(row));
          for (int c = 0; c < CLASSES; c++) {
            assertThat(alone.probability(0, c)).isCloseTo(together.probability(row, c), ROUNDING);
          }
        }
      }
    }
  }

  @Test
  void readsOnlyTheRowsItIsAskedFor() {
    try (Scorer scorer = MODEL.newScorer()) {
      Scores scores = new Scores();
      scorer.score(new float[] {0, 9, 0, 9, 0, 0}, 1, scores);

      assertThat(scores.rows()).isEqualTo(1);
      assertThat(scores.label(0)).isEqualTo(1);
    }
  }

  @Test
  void servesManyThreadsWithAScorerEach() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> results =
          IntStream.range(0, 4).mapToObj(seed -> threads.submit(() -> allRight(seed))).toList();
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesFewerValuesThanRowsNeed() {
    try (Scorer scorer = MODEL.newScorer()) {
      assertThatThrownBy(() -> scorer.score(new float[5], 2, new Scores()))
          .hasMessage("5 values are not 2 rows of 3");
      assertThatThrownBy(() -> scorer.score(new float[5], 0, new Scores()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesAGraphOfAnotherSignature() {
    assertThatThrownBy(
            () ->
                ScoringModel.open(
                    SmallGraph.softmax(3), SmallGraph.signature(4, 3), "folder/model.onnx"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("folder/model.onnx does not fit its signature: 'features'")
        .hasMessageContaining("[-1, 4]");
  }

  @Test
  void refusesBytesThatAreNoGraph() {
    byte[] bytes = "no graph".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> ScoringModel.open(bytes, SmallGraph.signature(3, 3), "model.onnx"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("model.onnx is not an ONNX model that can be loaded");
  }

  private static boolean allRight(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Scores scores = new Scores();
    try (Scorer scorer = MODEL.newScorer()) {
      for (int i = 0; i < 2000; i++) {
        int rows = 1 + random.nextInt(3);
        float[] values = values(rows, random);
        scorer.score(values, rows, scores);
        for (int row = 0; row < rows; row++) {
          if (scores.label(row) != largest(values, row)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static int largest(float[] values, int row) {
    int largest = 0;
    for (int c = 1; c < CLASSES; c++) {
      if (values[row * CLASSES + c] > values[row * CLASSES + largest]) {
        largest = c;
      }
    }
    return largest;
  }

  private static float[] values(int rows, SplittableRandom random) {
    float[] values = new float[rows * CLASSES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-5, 5);
    }
    return values;
  }
}
