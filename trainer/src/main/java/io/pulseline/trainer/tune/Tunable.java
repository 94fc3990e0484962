package io.pulseline.trainer.tune;

import com.fasterxml.jackson.annotation.JsonValue;
import io.pulseline.trainer.boost.Algorithm;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.boost.Hyperparameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The hyperparameters that can be looked for, by their names in files. */
public enum Tunable {
  MAX_DEPTH(Range.Scale.WHOLE),
  ETA(Range.Scale.LOG),
  SUBSAMPLE(Range.Scale.LINEAR),
  COLSAMPLE(Range.Scale.LINEAR),
  MIN_CHILD_WEIGHT(Range.Scale.LOG),
  LAMBDA(Range.Scale.LOG);

  private final Range.Scale scale;

  Tunable(Range.Scale scale) {
    this.scale = scale;
  }

  /** As it is written in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of a name. */
  static Optional<Tunable> of(String label) {
    return Arrays.stream(values()).filter(tunable -> tunable.label().equals(label)).findFirst();
  }

  Range.Scale scale() {
    return scale;
  }

  /** Whether a choice settles it. */
  boolean isIn(HyperparameterChoice asked) {
    Number value =
        switch (this) {
          case MAX_DEPTH -> asked.maxDepth();
          case ETA -> asked.eta();
          case SUBSAMPLE -> asked.subsample();
          case COLSAMPLE -> asked.colsample();
          case MIN_CHILD_WEIGHT -> asked.minChildWeight();
          case LAMBDA -> asked.lambda();
        };
    return value != null;
  }

  /** Its value. */
  double of(Hyperparameters hyperparameters) {
    return switch (this) {
      case MAX_DEPTH -> hyperparameters.maxDepth();
      case ETA -> hyperparameters.eta();
      case SUBSAMPLE -> hyperparameters.subsample();
      case COLSAMPLE -> hyperparameters.colsample();
      case MIN_CHILD_WEIGHT -> hyperparameters.minChildWeight();
      case LAMBDA -> hyperparameters.lambda();
    };
  }

  /** Where to look for it around the defaults; empty for what the algorithm does not have. */
  Optional<Range> around(Hyperparameters defaults) {
    boolean forest = defaults.algorithm() == Algorithm.FOREST;
    return switch (this) {
      case MAX_DEPTH ->
          Optional.of(new Range(Math.ceil(defaults.maxDepth() / 2.0), 2.0 * defaults.maxDepth()));
      case ETA ->
          forest
              ? Optional.empty()
              : Optional.of(new Range(defaults.eta() / 3, Math.min(1, defaults.eta() * 3)));
      case SUBSAMPLE -> Optional.of(new Range(0.5, 1));
      case COLSAMPLE -> Optional.of(new Range(forest ? 0.1 : 0.4, 1));
      case MIN_CHILD_WEIGHT -> Optional.of(new Range(0.3, 30));
      case LAMBDA -> Optional.of(new Range(0.1, 100));
    };
  }
}
