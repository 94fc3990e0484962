package io.pulseline.trainer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.trainer.Orchard;
import io.pulseline.trainer.table.Table;
import org.junit.jupiter.api.Test;

/** On the orchard: Weight, variety, bruises, organic. */
class PreprocessingFitTest {
  private static final float NAN = Float.NaN;
  private static final Dataset DATASET = Orchard.dataset();
  private static final Table TRAIN =
      new Table(
          4,
          new float[] {
            100, 2, 0, 7,
            200, 1, NAN, 7,
            200, 2, 2, -3,
            240, NAN, 4, NAN,
            400, 0, 6, 7
          },
          new int[5]);

  private final Preprocessing preprocessing = PreprocessingFit.fit(DATASET, TRAIN);

  @Test
  void fillsNumbersWithTheMedianAndCategoriesWithTheMostFrequent() {
    assertThat(preprocessing.raw()).extracting(Learned::fill).containsExactly(200f, 2f, 3f, 7f);
  }

  @Test
  void clipsOnlyTheColumnsThatTheDatasetNames() {
    // quartiles 200 and 240, 0.1 of their distance beyond them
    assertThat(preprocessing.raw().get(0).lower()).isEqualTo(196f);
    assertThat(preprocessing.raw().get(0).upper()).isEqualTo(244f);
    assertThat(preprocessing.raw().get(2).lower()).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void scalesTrainingRowsToMeanZeroAndDeviationOne() {
    Transformer transformer = new Transformer(DATASET, preprocessing);
    float[] rows = transformer.transform(TRAIN.features());

    for (int column = 0; column < transformer.width(); column++) {
      double sum = 0;
      double squares = 0;
      int present = 0;
      for (int row = 0; row < TRAIN.rows(); row++) {
        float value = rows[row * transformer.width() + column];
        if (!Float.isNaN(value)) {
          sum += value;
          squares += value * value;
          present++;
        }
      }
      assertThat(sum / present).isCloseTo(0, within(1e-5));
      assertThat(squares / present).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void keepsADenominatorOfZeroWithinTheRangeOfTraining() {
    // two weights are 200, so two ratios divide by zero
    Learned ratio = preprocessing.engineered().get(0);

    assertThat(ratio.lower()).isFinite();
    assertThat(ratio.upper()).isFinite();
    assertThat(ratio.offset()).isFinite();
  }

  @Test
  void copesWithAColumnThatIsAlwaysMissingOrAlwaysTheSame() {
    Table flat = new Table(4, new float[] {NAN, 1, 5, 7, NAN, 1, 5, 7, NAN, 1, 5, 7}, new int[3]);
    Preprocessing learned = PreprocessingFit.fit(DATASET, flat);

    assertThat(learned.raw()).extracting(Learned::scale).containsOnly(1f);
    assertThat(new Transformer(DATASET, learned).transform(flat.features()))
        .doesNotContain(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
  }
}
