package io.pulseline.contract.monitor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one window says of one feature. */
public enum Finding {
  /** No model is in production, or it was trained without this feature. */
  @JsonProperty("no baseline")
  NO_BASELINE,
  /** So few records that they could say anything. */
  @JsonProperty("too few")
  TOO_FEW,
  @JsonProperty("steady")
  STEADY,
  /** An alert is raised and not cleared, whatever this window alone would say. */
  @JsonProperty("drifting")
  DRIFTING
}
