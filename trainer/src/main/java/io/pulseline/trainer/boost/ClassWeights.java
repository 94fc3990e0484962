package io.pulseline.trainer.boost;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pulseline.trainer.table.Table;
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

  /** One weight a row, with a mean of one. */
  float[] of(Table table, int classes) {
    int[] counts = table.classCounts(classes);
    float[] weights = new float[table.rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] =
          this == NONE
              ? 1
              : (float) ((double) weights.length / (classes * (double) counts[table.classOf(row)]));
    }
    return weights;
  }
}
