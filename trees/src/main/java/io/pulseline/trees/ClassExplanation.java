package io.pulseline.trees;

import java.util.List;

/**
 * What speaks for a class: {@code base} and all contributions sum to the margin, of which the
 * calibrated probability is made.
 *
 * @param category value of the target
 * @param base margin of all rows before anything is known of one
 * @param contributions of all inputs, the largest first, whatever their sign
 */
public record ClassExplanation(
    String category,
    float base,
    float margin,
    float probability,
    List<Contribution> contributions) {
  public ClassExplanation {
    contributions = List.copyOf(contributions);
  }
}
