package io.pulseline.jobs.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.model.Binning;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.jobs.monitor.Visits;
import java.util.List;
import java.util.Random;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class DistancesTest {
  private static final Column SPENT = Visits.DATASET.columns().get(1);
  private static final int TRAINED = 4_000;

  private final Random random = new Random(5);

  @Test
  void chiSquareIsThatOfTwoSampledHistograms() {
    long[] trained = {900, 1_100, 800, 1_000, 200};
    long[] live = {260, 210, 220, 260, 50};
    FeatureBaseline baseline =
        new FeatureBaseline(
            List.of(1., 2., 3.),
            List.of(900 / 3_800., 1_100 / 3_800., 800 / 3_800., 1_000 / 3_800.),
            200 / 4_000.,
            4_000);

    assertThat(Distances.chiSquareP(baseline, TRAINED, live))
        .isCloseTo(
            new ChiSquareTest().chiSquareTestDataSetsComparison(trained, live), within(1e-9));
  }

  @Test
  void aRareBinMakesNothingSignificantByItself() {
    FeatureBaseline baseline =
        new FeatureBaseline(List.of(1., 2., 3.), List.of(0.5, 0.499, 0.0005, 0.0005), 0, 1_000);

    assertThat(Distances.chiSquareP(baseline, 1_000_000, 300, 298, 1, 1, 0)).isGreaterThan(0.1);
  }

  @Test
  void oneBinIsLikeItself() {
    FeatureBaseline constant = new FeatureBaseline(List.of(), List.of(1.), 0, 1_000);
    assertThat(Distances.chiSquareP(constant, TRAINED, 500, 0)).isEqualTo(1);
    assertThat(Distances.ks(constant, 500, 0)).isZero();
    assertThat(Distances.ksP(0, constant, TRAINED, 500, 0)).isEqualTo(1);
  }

  @Test
  void theDistanceOnEdgesIsNearlyThatOfTheValuesAndNeverMore() {
    double[] trained = sample(TRAINED, 0);
    FeatureBaseline baseline = FeatureBaseline.of(SPENT, trained);
    for (double shift : new double[] {0, 0.2, 0.5, 1}) {
      double[] live = sample(2_000, shift);
      long[] counts = Binning.of(SPENT, baseline).count(live);
      double exact = new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(trained, live);

      assertThat(Distances.ks(baseline, counts)).isBetween(exact - 0.05, exact + 1e-12);
    }
  }

  @Test
  void thePValueOfADistanceIsTheAsymptoticOne() {
    FeatureBaseline baseline = FeatureBaseline.of(SPENT, sample(TRAINED, 0));
    long[] counts = Binning.of(SPENT, baseline).count(sample(2_000, 0.1));

    assertThat(Distances.ksP(0.04, baseline, TRAINED, counts))
        .isCloseTo(new KolmogorovSmirnovTest().approximateP(0.04, TRAINED, 2_000), within(1e-9));
  }

  @Test
  void missingValuesHaveNoDistanceButArePartOfTheIndex() {
    FeatureBaseline baseline = FeatureBaseline.of(SPENT, sample(TRAINED, 0));
    long[] allMissing = new long[baseline.shares().size() + 1];
    allMissing[allMissing.length - 1] = 1_000;

    assertThat(Distances.ks(baseline, allMissing)).isNaN();
    assertThat(Distances.chiSquareP(baseline, TRAINED, allMissing)).isLessThan(1e-9);
  }

  private double[] sample(int number, double shift) {
    return random.doubles(number).map(u -> 50 + 10 * (random.nextGaussian() + shift)).toArray();
  }
}
