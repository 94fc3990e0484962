package io.pulseline.trainer.boost;

import java.util.List;

/**
 * What trees say of rows that they have not seen, fold by fold.
 *
 * @param rounds how many were boosted on every fold
 * @param heldOut the held-back rows of each fold
 */
public record CrossValidated(int rounds, List<HeldOut> heldOut) {
  public CrossValidated {
    heldOut = List.copyOf(heldOut);
  }
}
