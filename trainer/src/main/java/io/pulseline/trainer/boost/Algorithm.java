package io.pulseline.trainer.boost;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How trees become a model. */
public enum Algorithm {
  /** Gradient-boosted trees, each correcting those before it. */
  @JsonProperty("gbdt")
  GBDT,
  /** A random forest: trees grown side by side on samples of rows and inputs, averaged. */
  @JsonProperty("forest")
  FOREST;

  /** As it is written everywhere. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
