package io.pulseline.contract.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureBaselineTest {
  private static final NumericColumn WEIGHT =
      new NumericColumn("weight", ValueType.FLOAT, "g", null, null, false);
  private static final CategoricalColumn ORGANIC =
      new CategoricalColumn(
          "organic",
          ValueType.INTEGER,
          List.of(new Category("7", "yes"), new Category("-3", "no"), new Category("1", "maybe")),
          false);

  @Test
  void putsNumbersIntoDeciles() {
    double[] values = IntStream.rangeClosed(50, 150).asDoubleStream().toArray();

    FeatureBaseline weight = FeatureBaseline.of(WEIGHT, values);

    assertThat(weight.edges()).containsExactly(60d, 70d, 80d, 90d, 100d, 110d, 120d, 130d, 140d);
    assertThat(weight.shares()).hasSize(10).allSatisfy(s -> assertThat(s).isBetween(0.09, 0.11));
    assertThat(weight.shares().stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-12));
    assertThat(weight.missing()).isZero();
  }

  @Test
  void hasFewerBinsWhereDecilesFallOnOneValue() {
    FeatureBaseline weight = FeatureBaseline.of(WEIGHT, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 9);

    assertThat(weight.edges()).containsExactly(5d);
    assertThat(weight.shares()).containsExactly(0d, 1d);
  }

  @Test
  void countsCategoriesInTheirOrderAndAllOthersLast() {
    FeatureBaseline organic = FeatureBaseline.of(ORGANIC, 7, 7, -3, Double.NEGATIVE_INFINITY);

    assertThat(organic.edges()).containsExactly(7d, -3d, 1d);
    assertThat(organic.shares()).containsExactly(0.5, 0.25, 0d, 0.25);
  }

  @Test
  void sharesAreOfPresentValuesAndMissingIsOfAll() {
    FeatureBaseline organic = FeatureBaseline.of(ORGANIC, 7, Double.NaN, Double.NaN, -3);

    assertThat(organic.shares()).containsExactly(0.5, 0.5, 0d, 0d);
    assertThat(organic.missing()).isEqualTo(0.5);
    assertThat(organic.rows()).isEqualTo(4);
  }

  @Test
  void aColumnThatIsAlwaysMissingHasOneEmptyBin() {
    double[] nothing = new double[3];
    Arrays.fill(nothing, Double.NaN);

    FeatureBaseline weight = FeatureBaseline.of(WEIGHT, nothing);

    assertThat(weight.edges()).isEmpty();
    assertThat(weight.shares()).containsExactly(0d);
    assertThat(weight.missing()).isEqualTo(1);
  }

  @Test
  void aValueOnAnEdgeBelongsAboveIt() {
    Binning binning = Binning.of(WEIGHT, new FeatureBaseline(List.of(0d, 1d), List.of(), 0, 10));

    assertThat(binning.binOf(Math.nextDown(0d))).isZero();
    assertThat(binning.binOf(-0d)).isEqualTo(1);
    assertThat(binning.binOf(0d)).isEqualTo(1);
    assertThat(binning.binOf(1d)).isEqualTo(2);
    assertThat(binning.binOf(1e300)).isEqualTo(2);
    assertThat(binning.binOf(Double.NaN)).isEqualTo(3).isEqualTo(binning.missing());
  }
}
