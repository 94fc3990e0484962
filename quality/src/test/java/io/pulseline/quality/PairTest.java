package io.pulseline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairTest {
  private final Column number = new NumericColumn("n", ValueType.FLOAT, "", null, null, false);
  private final Column category =
      new CategoricalColumn(
          "c", ValueType.INTEGER, List.of(new Category("0", "0"), new Category("1", "1")), false);

  @Test
  void oppositeCorrelationsAreNotAlikeAtAll() {
    double[] x = {1, 2, 3, 4};
    Pair pair =
        Pair.of(number, number, new double[][] {x, {1, 2, 3, 4}}, new double[][] {x, {4, 3, 2, 1}});
    assertThat(pair.similarity()).isCloseTo(0, within(1e-12));
    assertThat(pair.counts()).isTrue();
  }

  @Test
  void rowsThatLackEitherNumberDoNotCorrelate() {
    double[][] gaps = {{1, 2, 3, Double.NaN, 9}, {1, 2, 3, 7, Double.NaN}};
    assertThat(Pair.of(number, number, gaps, gaps).real()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aConstantColumnHasNoCorrelation() {
    double[][] constant = {{1, 1, 1}, {1, 2, 3}};
    Pair pair = Pair.of(number, number, constant, constant);
    assertThat(pair.similarity()).isNaN();
    assertThat(pair.counts()).isFalse();
  }

  @Test
  void categoriesAreComparedCellByCell() {
    double[][] together = {{0, 0, 1, 1}, {0, 0, 1, 1}};
    double[][] apart = {{0, 0, 1, 1}, {0, 1, 0, 1}};
    Pair pair = Pair.of(category, category, together, apart);
    assertThat(pair.similarity()).isCloseTo(0.5, within(1e-12));
    assertThat(pair.real()).isCloseTo(1, within(1e-12));
    assertThat(pair.synthetic()).isCloseTo(0, within(1e-12));
  }

  @Test
  void missingIsACategoryOfItsOwn() {
    double[][] gaps = {{0, 0, Double.NaN}, {1, 1, 0}};
    double[][] none = {{0, 0, 0}, {1, 1, 0}};
    assertThat(Pair.of(category, category, gaps, none).similarity())
        .isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void aNumberIsCutIntoTenBinsOfWhichTheLargestValueIsBeyond() {
    double[] bins = Bins.of(new double[] {0, 0.99, 1, 5, 9.99, 10, Double.NaN});
    assertThat(bins).containsExactly(1, 1, 2, 6, 10, 11, 11);
  }
}
