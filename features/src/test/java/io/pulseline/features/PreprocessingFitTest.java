package io.pulseline.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of weight, variety, bruises and organic. */
class PreprocessingFitTest {
  private static final float NAN = Float.NaN;
  private static final Dataset DATASET =
      DatasetYaml.parse(
          """
          name: orchard
          target: {column: grade}
          columns:
            - {name: weight, kind: numeric, type: float}
            - {name: variety, kind: categorical, type: string, values: [braeburn, pippin, gala]}
            - {name: grade, kind: categorical, type: string, required: true, values: [first, second]}
            - {name: bruises, kind: numeric, type: integer}
            - {name: organic, kind: categorical, type: integer, values: [7, -3]}
          engineered:
            - {name: bruises_per_weight, ratio: [bruises, weight], denominator_offset: -200}
            - {name: weight_squared, product: [weight, weight]}
          clip: {columns: [weight], iqr: 0.1}
          """,
          "orchard");
  private static final float[] TRAIN = {
    100, 2, 0, 7,
    200, 1, NAN, 7,
    200, 2, 2, -3,
    240, NAN, 4, NAN,
    400, 0, 6, 7
  };

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
    Transformer transformer = new Transformer(preprocessing);
    float[] rows = transformer.transform(TRAIN);

    for (int column = 0; column < transformer.width(); column++) {
      double sum = 0;
      double squares = 0;
      int present = 0;
      for (int row = 0; row < TRAIN.length / 4; row++) {
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
    float[] flat = {NAN, 1, 5, 7, NAN, 1, 5, 7, NAN, 1, 5, 7};
    Preprocessing learned = PreprocessingFit.fit(DATASET, flat);

    assertThat(learned.raw()).extracting(Learned::scale).containsOnly(1f);
    assertThat(new Transformer(learned).transform(flat))
        .doesNotContain(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
  }

  @Test
  void learnsTheSameOfRowsThatLieWithSeveralWorkers() throws Exception {
    List<Preprocessing> learned =
        Threads.together(
            3,
            workers -> {
              // two rows, two rows, one row
              int from = workers.rank() * 8;
              int to = Math.min(from + 8, TRAIN.length);
              float[] share = Arrays.copyOfRange(TRAIN, from, to);
              return PreprocessingFit.fit(
                  DATASET, share, ColumnStatistics.of(DATASET, share, workers), workers);
            });

    assertThat(learned)
        .allSatisfy(
            one ->
                assertThat(one)
                    .usingRecursiveComparison()
                    .withComparatorForType(PreprocessingFitTest::roughly, Float.class)
                    .isEqualTo(preprocessing));
  }

  /** Means may differ in their last bit. */
  private static int roughly(Float one, Float other) {
    boolean same = one.equals(other) || Math.abs(one - other) <= 1e-6 * Math.abs(one);
    return same ? 0 : Float.compare(one, other);
  }
}
