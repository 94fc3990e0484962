package io.pulseline.trainer.boost;

import io.pulseline.trees.Trees;

/**
 * What boosting came to.
 *
 * @param heldOut rows that were held back, scored by trees that had not seen them; empty when there
 *     were too few rows to hold any back
 * @param loss mean log loss over them, NaN when there are none
 */
public record Boosted(Trees trees, HeldOut heldOut, double loss) implements AutoCloseable {
  @Override
  public void close() {
    trees.close();
  }
}
