package io.pulseline.generator.fit;

import java.util.Locale;
import java.util.Optional;

/** Says beforehand what learning from a wide table costs: it grows with the pairs of columns. */
final class LearningCost {
  private static final double SECONDS_PER_PAIR = 8e-6;
  private static final double SECONDS_PER_PAIR_AND_ROW = 4e-9;
  private static final double SECONDS_PER_COLUMN = 4e-3;
  private static final double WORTH_SAYING = 5;

  private LearningCost() {}

  /** A line for people, empty when it is a matter of seconds. */
  static Optional<String> of(long rows, long columns) {
    double pairs = columns * (columns - 1) / 2.0;
    double seconds =
        pairs * (SECONDS_PER_PAIR + rows * SECONDS_PER_PAIR_AND_ROW) + columns * SECONDS_PER_COLUMN;
    return seconds < WORTH_SAYING
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "learning %,.0f pairs of %d columns takes about %.0f s of processor time;"
                    + " --types skip leaves columns out",
                pairs,
                columns,
                seconds));
  }
}
