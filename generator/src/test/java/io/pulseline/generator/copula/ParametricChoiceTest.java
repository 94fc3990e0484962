package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.continuous.LogNormalDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParametricChoiceTest {
  private static final int SAMPLES = 30;
  private static final int KNOTS = 32;

  static Stream<RealDistribution> truths() {
    return Stream.of(
        new NormalDistribution(50, 9),
        new LogNormalDistribution(3, 0.5),
        new GammaDistribution(2, 10),
        new BetaDistribution(3, 1.5),
        new UniformRealDistribution(-1, 1));
  }

  @ParameterizedTest
  @MethodSource("truths")
  void comesCloserToTheTruthThanQuantilesDo(RealDistribution truth) {
    double byChoice = 0;
    double byQuantiles = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      double[] values = sample(seed, 200, random -> drawn(truth, random));
      Optional<Parametric> best = new ParametricChoice(values, null, KNOTS).best();
      Knots quantiles = Knots.of(values, null, KNOTS);
      double ofQuantiles = distance(quantiles::below, truth, values);
      byQuantiles += ofQuantiles;
      byChoice +=
          best.map(b -> distance(b.knots(values[0], values[199])::below, truth, values))
              .orElse(ofQuantiles);
    }

    assertThat(byChoice).isLessThan(0.9 * byQuantiles);
  }

  @Test
  void keepsTheQuantilesOfTwoHumps() {
    double[] values = sample(1, 400, r -> r.nextGaussian() + (r.nextBoolean() ? 8 : 0));

    assertThat(new ParametricChoice(values, null, KNOTS).best()).isEmpty();
  }

  @Test
  void keepsTheQuantilesWhereManyValuesAreZero() {
    double[] values =
        sample(2, 400, r -> r.nextInt(3) == 0 ? 0 : Math.rint(50 * Math.abs(r.nextGaussian())));

    assertThat(new ParametricChoice(values, 0, KNOTS).best()).isEmpty();
  }

  @Test
  void knowsANormalDistributionRoundedToTens() {
    double[] values = sample(3, 300, r -> 10 * Math.rint(10 + 3 * r.nextGaussian()));

    assertThat(new ParametricChoice(values, -1, KNOTS).best()).isPresent();
  }

  @Test
  void leavesAFewValuesAsTheyAre() {
    double[] values = sample(4, 40, Random::nextGaussian);

    assertThat(new ParametricChoice(values, null, KNOTS).best()).isEmpty();
  }

  static Stream<double[]> columnsThatCostAFamilyMinutes() {
    return Stream.of(
        sample(5, 60, r -> 202_311_270_001L + r.nextInt(30)),
        sample(6, 2000, r -> 1_700_000_000_000L + r.nextInt(3_600_000)),
        sample(7, 20_000, r -> 1e6 + 1.1e4 * r.nextGaussian()),
        sample(8, 20_000, r -> r.nextInt(5000) == 0 ? 1e9 : r.nextGaussian()),
        sample(9, 300, r -> Math.pow(10, 300 * r.nextDouble())),
        sample(10, 300, r -> 1e-300 * r.nextDouble()));
  }

  @ParameterizedTest
  @MethodSource("columnsThatCostAFamilyMinutes")
  void aFamilyThatCannotBeComputedIsNoCandidate(double[] values) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> new ParametricChoice(values, Rounding.decimals(values), KNOTS).best());
  }

  private static double drawn(RealDistribution truth, Random random) {
    return truth.inverseCumulativeProbability(random.nextDouble());
  }

  private static double[] sample(long seed, int size, ToDoubleFunction<Random> draw) {
    Random random = new Random(seed);
    return DoubleStream.generate(() -> draw.applyAsDouble(random)).limit(size).sorted().toArray();
  }

  private static double distance(
      DoubleUnaryOperator below, RealDistribution truth, double[] values) {
    return Arrays.stream(values)
        .map(v -> Math.abs(below.applyAsDouble(v) - truth.cumulativeProbability(v)))
        .max()
        .orElseThrow();
  }
}
