package io.pulseline.trainer.tune;

import com.fasterxml.jackson.annotation.JsonValue;
import io.pulseline.contract.UserException;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.trainer.metrics.Metrics;
import java.util.Comparator;

/**
 * What a search is for.
 *
 * @param metric one of {@link MetricNames}
 */
public record Goal(@JsonValue String metric) {
  public Goal {
    if (!MetricNames.IN_ORDER.contains(metric)) {
      throw new UserException(
          "there is no metric '"
              + metric
              + "', only "
              + String.join(", ", MetricNames.IN_ORDER)
              + " are measured");
    }
  }

  /** The metric's value. */
  double of(Metrics metrics) {
    return metrics.value(metric);
  }

  /** Better values before worse ones, values that are not defined last. */
  Comparator<Double> bestFirst() {
    boolean larger = MetricNames.isBetterLarger(metric);
    return Comparator.comparingDouble(
        value -> Double.isNaN(value) ? Double.POSITIVE_INFINITY : larger ? -value : value);
  }
}
