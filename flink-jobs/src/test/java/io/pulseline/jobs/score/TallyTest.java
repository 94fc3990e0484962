package io.pulseline.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.model.RocAuc;
import io.pulseline.contract.prediction.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int ROWS = 5_000;

  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void twoClassesAreMeasuredAsTheTrainerMeasuresThem() {
    float[] probabilities = new float[2 * ROWS];
    int[] truth = new int[ROWS];
    Tally tally = new Tally("v_1", "", 0, 1);
    long right = 0;
    for (int i = 0; i < ROWS; i++) {
      // On the grid of the cells, so that nothing is rounded
      float p = random.nextInt(Tally.CELLS) / (float) Tally.CELLS;
      probabilities[2 * i] = 1 - p;
      probabilities[2 * i + 1] = p;
      truth[i] = random.nextDouble() < p * p ? 1 : 0;
      boolean correct = (p >= 0.5f) == (truth[i] == 1);
      right += correct ? 1 : 0;
      tally.add(outcome(correct, truth[i] - 1, p));
    }
    Quality quality = tally.quality(WINDOW);

    assertThat(quality.labelled()).isEqualTo(ROWS);
    assertThat(quality.accuracy()).isEqualTo((double) right / ROWS);
    assertThat(quality.auc()).isCloseTo(RocAuc.of(truth, probabilities, 2), within(1e-12));
    assertThat(quality.calibrationError())
        .isCloseTo(slowCalibrationError(truth, probabilities), within(1e-9));
  }

  @Test
  void anAucOfAnyScoresIsCloseToTheTrueOne() {
    float[] probabilities = new float[2 * ROWS];
    int[] truth = new int[ROWS];
    Tally tally = new Tally("v_1", "", 0, 1);
    for (int i = 0; i < ROWS; i++) {
      truth[i] = random.nextInt(2);
      float p = (float) (1 / (1 + Math.exp(-random.nextGaussian() - truth[i])));
      probabilities[2 * i + 1] = p;
      tally.add(outcome(true, truth[i] - 1, p));
    }

    assertThat(tally.quality(WINDOW).auc())
        .isCloseTo(RocAuc.ofClass(truth, probabilities, 2, 1), within(1e-4));
  }

  @Test
  void ofManyClassesTheMeanOverThoseThatOccurIsTold() {
    int classes = 3;
    float[] probabilities = new float[classes * ROWS];
    int[] truth = new int[ROWS];
    Tally tally = new Tally("v_1", "", 0, classes);
    for (int i = 0; i < ROWS; i++) {
      truth[i] = random.nextInt(2);
      float[] row = new float[classes];
      for (int c = 0; c < classes; c++) {
        row[c] = random.nextInt(Tally.CELLS) / (float) Tally.CELLS;
        probabilities[i * classes + c] = row[c];
      }
      tally.add(outcome(true, truth[i], row));
    }

    assertThat(tally.quality(WINDOW).auc())
        .isCloseTo(RocAuc.of(truth, probabilities, classes), within(1e-12));
  }

  @Test
  void partsAddUpToTheWhole() {
    Tally whole = new Tally("v_1", "v_0", 0, 1);
    Tally one = new Tally("v_1", "v_0", 0, 1);
    Tally other = new Tally("v_1", "v_0", 0, 0);
    for (int i = 0; i < ROWS; i++) {
      Outcome outcome = outcome(random.nextInt(2) == 0, random.nextInt(2) - 1, 0.25f);
      whole.add(outcome);
      (i % 3 == 0 ? one : other).add(outcome);
    }

    assertThat(Tally.sum(one, other)).usingRecursiveComparison().isEqualTo(whole);
    assertThat(Tally.sum(other, one)).usingRecursiveComparison().isEqualTo(whole);
  }

  @Test
  void aFewExamplesAreKept() {
    Tally tally = new Tally("v_1", "v_0", 0, 1);
    List<Quality.Example> examples = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      examples.add(new Quality.Example("shop.records-0-" + i, "a", "b"));
      tally.add(
          new Outcome("v_1", "v_0", 0, false, false, -1, new float[0], true, examples.get(i)));
    }
    Quality quality = tally.quality(WINDOW);

    assertThat(quality.examples()).isEqualTo(examples.subList(0, 10));
    assertThat(quality.disagreed()).isEqualTo(25);
    assertThat(quality.disagreementRate()).isEqualTo(1);
  }

  @Test
  void ofNoLabelledRecordNothingIsDefined() {
    Quality quality = new Tally("v_1", "", 60_000, 0).quality(WINDOW);

    assertThat(quality.windowStart()).isEqualTo(Instant.ofEpochSecond(60));
    assertThat(quality.windowEnd()).isEqualTo(Instant.ofEpochSecond(120));
    assertThat(List.of(quality.accuracy(), quality.auc(), quality.calibrationError()))
        .allMatch(value -> value.isNaN());
    assertThat(quality.disagreementRate()).isNaN();
  }

  private static Outcome outcome(boolean right, int hit, float... scores) {
    return new Outcome("v_1", "", 0, true, right, hit, scores, false, null);
  }

  /** By its definition, record by record. */
  private static double slowCalibrationError(int[] truth, float[] probabilities) {
    double error = 0;
    for (int bin = 0; bin < Tally.BINS; bin++) {
      double expected = 0;
      double hits = 0;
      for (int i = 0; i < truth.length; i++) {
        float p = probabilities[2 * i + 1];
        if (Math.min(Tally.BINS - 1, (int) (p * Tally.BINS)) == bin) {
          expected += p;
          hits += truth[i];
        }
      }
      error += Math.abs(expected - hits) / truth.length;
    }
    return error;
  }
}
