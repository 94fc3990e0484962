package io.pulseline.trainer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.trainer.boost.HeldOut;
import io.pulseline.trees.calibration.Calibration;
import io.pulseline.trees.calibration.Isotonic;
import io.pulseline.trees.calibration.Link;
import io.pulseline.trees.calibration.PiecewiseLinear;
import io.pulseline.trees.calibration.Platt;
import io.pulseline.trees.calibration.Uncalibrated;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final int ROWS = 20_000;

  @Test
  void leavesProbabilitiesAloneThatAreRight() {
    CalibrationChoice choice = CalibrationChoice.by(rows(ROWS, Link::sigmoid), 2);

    float[] plain = new Uncalibrated().probabilities(new float[] {-1, 0, 2}, 2);
    float[] calibrated = choice.calibration().probabilities(new float[] {-1, 0, 2}, 2);
    for (int i = 0; i < plain.length; i++) {
      assertThat(calibrated[i]).isCloseTo(plain[i], within(0.02f));
    }
  }

  @Test
  void findsTheSlopeAndShiftOfMarginsThatAreTooBold() {
    CalibrationChoice choice =
        CalibrationChoice.by(rows(ROWS, margin -> Link.sigmoid(0.4 * margin - 0.7)), 2);

    assertThat(choice.calibration()).isInstanceOf(Platt.class);
    Platt platt = (Platt) choice.calibration();
    assertThat(platt.slope()).isCloseTo(0.4f, within(0.03f));
    assertThat(platt.shifts().get(0)).isCloseTo(-0.7f, within(0.05f));
  }

  @Test
  void drawsACurveWhereNoSlopeAndShiftWillDo() {
    DoubleUnaryOperator steps = margin -> margin < -1 ? 0.1 : margin < 1 ? 0.5 : 0.6;
    CalibrationChoice choice = CalibrationChoice.by(rows(ROWS, steps), 2);

    assertThat(choice.calibration()).isInstanceOf(Isotonic.class);
    assertThat(choice.losses().get(Isotonic.NAME)).isLessThan(choice.losses().get(Platt.NAME));
    float[] margins = {-3, 0, 3};
    float[] probabilities = choice.calibration().probabilities(margins, 2);
    for (int i = 0; i < margins.length; i++) {
      assertThat(probabilities[2 * i + 1])
          .isCloseTo((float) steps.applyAsDouble(margins[i]), within(0.03f));
    }
  }

  @Test
  void neverFallsWhereTheMarginRises() {
    HeldOut rows = rows(3000, margin -> 0.5 + 0.1 * Math.sin(3 * margin));
    float[] margins = new float[2001];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = (i - 1000) / 100f;
    }
    for (Calibration calibration : CalibrationChoice.all(rows, 2)) {
      float[] probabilities = calibration.probabilities(margins, 2);
      for (int i = 1; i < margins.length; i++) {
        assertThat(probabilities[2 * i + 1])
            .as(calibration.label())
            .isGreaterThanOrEqualTo(probabilities[2 * i - 1]);
      }
    }
  }

  @Test
  void staysSaneWhenTreesMakeNoMistake() {
    float[] margins = new float[400];
    int[] truth = new int[400];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = row % 2;
      margins[row] = truth[row] == 1 ? 9 + row : -9 - row;
    }
    for (Calibration calibration : CalibrationChoice.all(new HeldOut(truth, margins), 2)) {
      float[] probabilities = calibration.probabilities(margins, 2);
      for (float probability : probabilities) {
        assertThat(probability).as(calibration.toString()).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void lowersTheLossOfThreeClassesThatAreTooBold() {
    SplittableRandom random = new SplittableRandom(5);
    int[] truth = new int[ROWS];
    float[] margins = new float[3 * ROWS];
    for (int row = 0; row < ROWS; row++) {
      double[] p = new double[3];
      for (int k = 0; k < 3; k++) {
        p[k] = random.nextDouble(-2, 2);
        margins[3 * row + k] = (float) (3 * p[k] + (k == 1 ? 1 : 0));
      }
      Link.softmax(p);
      double u = random.nextDouble();
      truth[row] = u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
    }
    CalibrationChoice choice = CalibrationChoice.by(new HeldOut(truth, margins), 3);

    assertThat(choice.calibration()).isInstanceOf(Platt.class);
    Platt platt = (Platt) choice.calibration();
    assertThat(platt.slope()).isCloseTo(1 / 3f, within(0.02f));
    assertThat(platt.shifts().get(1) - platt.shifts().get(0)).isCloseTo(-1 / 3f, within(0.06f));
    float[] probabilities = choice.calibration().probabilities(Arrays.copyOf(margins, 30), 3);
    for (int row = 0; row < 10; row++) {
      float sum = probabilities[3 * row] + probabilities[3 * row + 1] + probabilities[3 * row + 2];
      assertThat(sum).isCloseTo(1, within(1e-6f));
    }
  }

  @Test
  void poolsTheSameAsTheDefinitionOfIsotonicRegression() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 20; round++) {
      int bins = random.nextInt(2, 12);
      // twenty rows a bin, all of one margin, far apart: what is fitted is the bins' means
      int[] truth = new int[20 * bins];
      float[] margins = new float[truth.length];
      double[] mean = new double[bins];
      for (int row = 0; row < truth.length; row++) {
        int bin = row / 20;
        margins[row] = 10 * bin;
        truth[row] = random.nextInt(bins) < bin ? 1 : random.nextInt(2);
        mean[bin] += truth[row] / 20.0;
      }
      PiecewiseLinear curve = IsotonicFit.fit(new HeldOut(truth, margins), 2).curves().get(0);
      double least = 0.5 / (truth.length + 1.0);
      double[] expected =
          Arrays.stream(slowIsotonic(mean))
              .map(e -> Math.min(1 - least, Math.max(least, e)))
              .toArray();
      PiecewiseLinear.Function function = curve.function();
      for (float knot : curve.x()) {
        double value = function.of(knot);
        assertThat(Arrays.stream(expected).anyMatch(e -> Math.abs(e - value) < 1e-6))
            .as("%s among %s", value, Arrays.toString(expected))
            .isTrue();
      }
    }
  }

  /** Least squares under order: the largest of the smallest means of all ranges around a bin. */
  private static double[] slowIsotonic(double... mean) {
    double[] fitted = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int from = 0; from <= i; from++) {
        double min = Double.POSITIVE_INFINITY;
        for (int to = i; to < mean.length; to++) {
          min = Math.min(min, Arrays.stream(mean, from, to + 1).average().orElseThrow());
        }
        max = Math.max(max, min);
      }
      fitted[i] = max;
    }
    return fitted;
  }

  private static HeldOut rows(int count, DoubleUnaryOperator probability) {
    SplittableRandom random = new SplittableRandom(3);
    int[] truth = new int[count];
    float[] margins = new float[count];
    for (int row = 0; row < count; row++) {
      margins[row] = (float) random.nextDouble(-4, 4);
      truth[row] = random.nextDouble() < probability.applyAsDouble(margins[row]) ? 1 : 0;
    }
    return new HeldOut(truth, margins);
  }
}
