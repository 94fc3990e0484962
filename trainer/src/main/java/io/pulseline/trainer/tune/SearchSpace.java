package io.pulseline.trainer.tune;

import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.boost.Hyperparameters;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Where hyperparameters are looked for. Which ones a trial has depends on its number and the seed
 * alone, so a longer search begins with the trials of a shorter one.
 *
 * @param fixed settled for all trials; may be silent about what has no range, which is then as the
 *     defaults are
 * @param ranges what is looked for; nothing that is fixed
 */
public record SearchSpace(HyperparameterChoice fixed, Map<Tunable, Range> ranges) {
  /** A third of the usual shrinkage takes three times the usual rounds. */
  private static final int MORE_ROUNDS = 3;

  public SearchSpace {
    ranges = Collections.unmodifiableMap(new TreeMap<>(ranges));
  }

  /**
   * The space around the defaults.
   *
   * @param asked what is fixed, and ranges that differ from the usual ones
   */
  public static SearchSpace around(SearchSpace asked, long trainingRows) {
    Hyperparameters defaults = asked.fixed.complete(trainingRows);
    Map<Tunable, Range> ranges = new EnumMap<>(Tunable.class);
    for (Tunable tunable : Tunable.values()) {
      if (!tunable.isIn(asked.fixed)) {
        tunable.around(defaults).ifPresent(range -> ranges.put(tunable, range));
      }
    }
    ranges.putAll(asked.ranges);
    return new SearchSpace(asked.fixed, ranges);
  }

  /**
   * The hyperparameters of a trial.
   *
   * @param trial 0 has the defaults, so that there is something to be better than
   */
  public Hyperparameters of(int trial, long seed, long trainingRows) {
    Hyperparameters defaults = fixed.complete(trainingRows);
    if (trial == 0) {
      return defaults;
    }
    Map<Tunable, Double> drawn =
        drawn(new SplittableRandom(new SplittableRandom(seed).nextLong() + trial));
    boolean moreRounds = ranges.containsKey(Tunable.ETA) && fixed.rounds() == null;
    Double depth = drawn.get(Tunable.MAX_DEPTH);
    return new HyperparameterChoice(
            null,
            moreRounds ? MORE_ROUNDS * defaults.rounds() : null,
            depth == null ? null : depth.intValue(),
            drawn.get(Tunable.ETA),
            drawn.get(Tunable.SUBSAMPLE),
            drawn.get(Tunable.COLSAMPLE),
            drawn.get(Tunable.MIN_CHILD_WEIGHT),
            drawn.get(Tunable.LAMBDA),
            null,
            null)
        .or(fixed)
        .complete(trainingRows);
  }

  private Map<Tunable, Double> drawn(SplittableRandom random) {
    Map<Tunable, Double> drawn = new EnumMap<>(Tunable.class);
    for (Tunable tunable : Tunable.values()) {
      double position = random.nextDouble(); // also for what is fixed: the others stay the same
      Range range = ranges.get(tunable);
      if (range != null) {
        drawn.put(tunable, range.at(position, tunable.scale()));
      }
    }
    return drawn;
  }
}
