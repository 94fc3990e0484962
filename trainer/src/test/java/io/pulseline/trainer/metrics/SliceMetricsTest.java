package io.pulseline.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.scorer.ColumnFeature;
import io.pulseline.trainer.Orchard;
import io.pulseline.trainer.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceMetricsTest {
  private static final Dataset ORCHARD = Orchard.dataset();
  private static final int ROWS = 400;

  // features: Weight, variety (codes 0 to 2), bruises, organic (codes 7 and -3)
  private static final float[] VARIETY = {0, 1, 0, 1, Float.NaN};

  @Test
  void areThoseOfEachCategorysRows() {
    Predictions predictions = RandomPredictions.of(ROWS, 3, 1, 1);
    int[] missing = IntStream.range(0, ROWS).filter(row -> row % 5 == 4).toArray();

    List<SliceMetrics> slices =
        SliceMetrics.of(ORCHARD, table(), RankedPredictions.of(predictions));

    assertThat(slices)
        .extracting(SliceMetrics::feature, SliceMetrics::category, SliceMetrics::rows)
        .containsExactly(
            tuple("variety", "braeburn", 160),
            tuple("variety", "o'neal", 160),
            tuple("variety", null, 80),
            tuple("organic", "7", 371),
            tuple("organic", "-3", 28));
    assertThat(slices.get(2).metrics())
        .isEqualTo(Metrics.of(RandomPredictions.select(predictions, missing)));
    assertThat(slices.get(2).metrics().accuracy())
        .isBetween(slices.get(2).accuracy().low(), slices.get(2).accuracy().high());
  }

  @Test
  void tellNothingOfFewRows() {
    List<SliceMetrics> slices =
        SliceMetrics.of(
            ORCHARD, table(), RankedPredictions.of(RandomPredictions.of(ROWS, 3, 1, 1)));

    assertThat(slices.get(4).metrics()).isEqualTo(Metrics.UNDEFINED);
    assertThat(slices.get(4).accuracy()).isEqualTo(Interval.UNKNOWN);
  }

  private static Table table() {
    float[] features = new float[ROWS * 4];
    for (int row = 0; row < ROWS; row++) {
      features[row * 4 + 1] = VARIETY[row % VARIETY.length];
      features[row * 4 + 3] = row == 0 ? ColumnFeature.UNKNOWN : row < 29 ? -3 : 7;
    }
    return new Table(4, features, new int[ROWS]);
  }
}
