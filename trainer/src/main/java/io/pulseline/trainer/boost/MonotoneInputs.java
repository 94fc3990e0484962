package io.pulseline.trainer.boost;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Monotone;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a descriptor says of monotone columns, in XGBoost's words. */
final class MonotoneInputs {
  private MonotoneInputs() {}

  /**
   * XGBoost's parameters for the margin of the second class to rise and fall as it should: one
   * direction an input of the trees, raw features before engineered ones. Preprocessing leaves the
   * order of values as it is.
   */
  static Map<String, Object> parameters(Dataset dataset) {
    Monotone monotone = dataset.monotone();
    if (monotone.equals(Monotone.NONE)) {
      return Map.of();
    }
    String positive = dataset.target().positive();
    int sign = positive != null && dataset.targetColumn().positionOf(positive) == 0 ? -1 : 1;
    IntStream raw =
        dataset.features().stream().mapToInt(column -> sign * monotone.direction(column.name()));
    IntStream engineered = dataset.engineered().stream().mapToInt(feature -> 0);
    return Map.of(
        "monotone_constraints",
        IntStream.concat(raw, engineered)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "(", ")")));
  }
}
