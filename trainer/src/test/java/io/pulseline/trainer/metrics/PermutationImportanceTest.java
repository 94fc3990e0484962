package io.pulseline.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.trainer.metrics.PermutationImportance.Feature;
import io.pulseline.trainer.table.Table;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
  private static final List<Column> COLUMNS =
      Stream.of("idle", "strong", "weak")
          .map(name -> (Column) new NumericColumn(name, ValueType.FLOAT, "", null, null, false))
          .toList();

  @Test
  void tellsWhatTheModelLeansOn() {
    PermutationImportance importance = of(2000, 1);

    assertThat(importance.rows()).isEqualTo(2000);
    assertThat(importance.repeats()).isEqualTo(5);
    assertThat(importance.features())
        .extracting(Feature::name)
        .containsExactly("strong", "weak", "idle");
    assertThat(importance.features().get(0).interval().low())
        .isGreaterThan(importance.features().get(1).interval().high());
    assertThat(importance.features().get(1).interval().low()).isPositive();
    assertThat(importance.features().get(2).rise()).isZero();
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(of(300, 1)).isEqualTo(of(300, 1)).isNotEqualTo(of(300, 2));
  }

  @Test
  void takesASampleOfManyRows() {
    assertThat(of(12_000, 1).rows()).isEqualTo(10_000);
    assertThat(of(12_000, 1).repeats()).isEqualTo(1);
  }

  private static PermutationImportance of(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(4);
    float[] features = new float[rows * 3];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    float[] probabilities = probabilities(features);
    int[] truth = new int[rows];
    for (int row = 0; row < rows; row++) {
      truth[row] = random.nextDouble() < probabilities[2 * row + 1] ? 1 : 0;
    }
    return PermutationImportance.of(
        new Table(3, features, truth), COLUMNS, PermutationImportanceTest::probabilities, 2, seed);
  }

  private static float[] probabilities(float[] features) {
    float[] probabilities = new float[features.length / 3 * 2];
    for (int row = 0; row < features.length / 3; row++) {
      double margin = 2 * features[row * 3 + 1] + 0.5 * features[row * 3 + 2];
      probabilities[2 * row + 1] = (float) (1 / (1 + Math.exp(-margin)));
      probabilities[2 * row] = 1 - probabilities[2 * row + 1];
    }
    return probabilities;
  }
}
