package io.pulseline.generator.fit;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Extra;

/** What becomes of a column of the table. */
sealed interface ColumnChoice {

  /** It is modelled. */
  record Modelled(Column column) implements ColumnChoice {}

  /** It is not modelled, but values that look alike travel with each record. */
  record LookAlike(Extra extra, String reason) implements ColumnChoice {}

  /** It is left out. */
  record LeftOut(String reason) implements ColumnChoice {}
}
