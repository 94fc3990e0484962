package io.pulseline.contract.model;

import java.util.Map;

/**
 * How much better a model is than the one in production was on the same held-out rows, by a paired
 * bootstrap.
 *
 * @param version the one in production when the model was evaluated
 * @param rows how many rows both scored
 * @param gains by name of the metric, see {@link MetricNames}
 */
public record Comparison(String version, long rows, Map<String, Gain> gains) {
  public Comparison {
    gains = Map.copyOf(gains);
  }

  /**
   * A difference, turned so that more than 0 means better, whichever way the metric runs.
   *
   * @param low lower end of its 95 % interval
   * @param high upper end
   */
  public record Gain(double value, double low, double high) {}
}
