package io.pulseline.contract.dataset;

import java.util.List;

/**
 * Columns whose larger values never make the positive class less likely, or more likely, with all
 * other columns as they are: what is known of the world and every model has to keep to.
 *
 * @param increasing names of numeric columns with which the probability of the positive class
 *     rises, of the second class where none is named positive
 * @param decreasing names of those with which it falls
 */
public record Monotone(List<String> increasing, List<String> decreasing) {
  public static final Monotone NONE = new Monotone(List.of(), List.of());

  public Monotone {
    increasing = List.copyOf(increasing);
    decreasing = List.copyOf(decreasing);
  }

  /** 1 for an increasing column, −1 for a decreasing one, 0 for any other. */
  public int direction(String column) {
    if (increasing.contains(column)) {
      return 1;
    }
    return decreasing.contains(column) ? -1 : 0;
  }
}
