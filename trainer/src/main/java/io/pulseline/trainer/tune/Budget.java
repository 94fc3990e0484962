package io.pulseline.trainer.tune;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a trial gets little of at first, and all of when it does well. */
public enum Budget {
  /** Training rows. */
  @JsonProperty("rows")
  ROWS(1, 0),
  /** Boosting rounds, or trees of a forest; fast learners look better than they are. */
  @JsonProperty("rounds")
  ROUNDS(0, 1),
  /** Some of each. */
  @JsonProperty("both")
  BOTH(0.5, 0.5);

  private final double ofRows;
  private final double ofRounds;

  Budget(double ofRows, double ofRounds) {
    this.ofRows = ofRows;
    this.ofRounds = ofRounds;
  }

  /** A rung with a share of the whole resource. */
  Rung rung(double share) {
    return new Rung(Math.pow(share, ofRows), Math.pow(share, ofRounds));
  }
}
