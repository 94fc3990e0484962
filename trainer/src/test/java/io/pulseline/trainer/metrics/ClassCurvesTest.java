package io.pulseline.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassCurvesTest {
  private static final float[] PROBABILITIES = {.1f, .9f, .3f, .7f, .3f, .7f, .8f, .2f};

  @Test
  void goThroughTheRatesAtEachThreshold() {
    ClassCurves curves = of(new int[] {1, 0, 1, 0}, 1).get(0);

    assertThat(curves.category()).isEqualTo(1);
    assertThat(curves.roc())
        .containsExactly(new Point(0, 0), new Point(0, 0.5), new Point(0.5, 1), new Point(1, 1));
    assertThat(curves.precisionRecall())
        .containsExactly(
            new Point(0, 1), new Point(0.5, 1), new Point(1, 2 / 3.0), new Point(1, 0.5));
  }

  @Test
  void nameTheThresholdOfEachPointOfTheRocCurve() {
    ClassCurves curves = of(new int[] {1, 0, 1, 0}, 1).get(0);

    assertThat(curves.thresholds()).first().matches(above -> above > 1);
    assertThat(curves.thresholds().subList(1, 4))
        .containsExactly((double) .9f, (double) .7f, (double) .2f);
  }

  @Test
  void haveAThresholdForEachPointThatIsKept() {
    ClassCurves curves =
        ClassCurves.of(RankedPredictions.of(RandomPredictions.of(30_000, 2, 1, 1))).get(0);

    assertThat(curves.thresholds())
        .hasSameSizeAs(curves.roc())
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void areAboutThePositiveClassEvenIfItIsTheFirst() {
    ClassCurves curves = of(new int[] {1, 0, 1, 0}, 0).get(0);

    assertThat(curves.category()).isZero();
    assertThat(curves.roc().get(1)).isEqualTo(new Point(0, 0.5));
  }

  @Test
  void haveNoRatesOfRowsOfOneClass() {
    ClassCurves none = of(new int[] {0, 0, 0, 0}, 1).get(0);
    ClassCurves all = of(new int[] {1, 1, 1, 1}, 1).get(0);

    assertThat(none.roc()).isEmpty();
    assertThat(none.precisionRecall()).isEmpty();
    assertThat(all.roc()).isEmpty();
    assertThat(all.precisionRecall()).containsExactly(new Point(0, 1), new Point(1, 1));
  }

  @Test
  void holdWhatWasSaidAgainstWhatCameTrue() {
    List<ReliabilityBin> bins = of(new int[] {1, 0, 1, 0}, 1).get(0).reliability();

    assertThat(bins).extracting(ReliabilityBin::rows).containsExactly(1, 2, 1);
    assertThat(bins.get(1).predicted()).isCloseTo(0.7, within(1e-6));
    assertThat(bins.get(1).observed()).isEqualTo(0.5);
    // Wilson's interval of one of two
    assertThat(bins.get(1).interval().low()).isCloseTo(0.0945, within(1e-4));
    assertThat(bins.get(1).interval().high()).isCloseTo(0.9055, within(1e-4));
  }

  @Test
  void areThereForEachOfMoreThanTwoClasses() {
    List<ClassCurves> curves =
        ClassCurves.of(RankedPredictions.of(RandomPredictions.of(3000, 3, 1, 1)));

    assertThat(curves).extracting(ClassCurves::category).containsExactly(0, 1, 2);
    assertThat(curves).allSatisfy(of -> assertThat(of.roc()).hasSizeBetween(10, 200));
  }

  private static List<ClassCurves> of(int[] truth, int positive) {
    return ClassCurves.of(RankedPredictions.of(new Predictions(truth, PROBABILITIES, 2, positive)));
  }
}
