package io.pulseline.generator.fit;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.generator.extras.TimeFormat;

/** What becomes of a column of the table. */
sealed interface ColumnChoice {

  /** It is modelled. */
  record Modelled(Column column) implements ColumnChoice {}

  /** It is not modelled, but values that look alike travel with each record. */
  record LookAlike(Extra extra, String reason) implements ColumnChoice {}

  /**
   * It is dates or times, which are not modelled, but come again as they were spread.
   *
   * @param read the format that its texts are in
   * @param written the format to write
   * @param span of the texts, for people
   */
  record Times(Extra extra, TimeFormat read, TimeFormat written, String span)
      implements ColumnChoice {}

  /** It is left out. */
  record LeftOut(String reason) implements ColumnChoice {}
}
