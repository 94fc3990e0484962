package io.pulseline.trainer.page;

import java.util.List;

/**
 * The held-out rows of one category, and how good the model is on them.
 *
 * @param column the category's column
 * @param category as people call it
 */
public record Slice(String column, String category, long rows, List<Measure> measures) {
  public Slice {
    measures = List.copyOf(measures);
  }
}
