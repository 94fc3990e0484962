package io.pulseline.trainer.boost;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;

/** What a row counts for while trees are fitted. */
public enum ClassWeights {
  /** As much as any other. */
  @JsonProperty("none")
  NONE,
  /** The more, the rarer its class is: all classes count the same in sum. */
  @JsonProperty("balanced")
  BALANCED;

  /** As it is written everywhere. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What the rows of each class count for, with a mean of one over all rows; nothing where all
   * count the same.
   *
   * @param counts rows of each class
   */
  public float[] of(long... counts) {
    if (this == NONE) {
      return new float[0];
    }
    double rows = Arrays.stream(counts).sum();
    float[] weights = new float[counts.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = counts[k] == 0 ? 0 : (float) (rows / (counts.length * (double) counts[k]));
    }
    return weights;
  }
}
