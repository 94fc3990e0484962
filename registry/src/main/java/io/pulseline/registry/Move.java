package io.pulseline.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * One version's change of stage.
 *
 * @param by the user who asked for it
 */
public record Move(String version, Stage from, Stage to, Reason reason, String by, Instant at) {
  /** What was asked for. */
  public enum Reason {
    /** A new version came. */
    @JsonProperty("register")
    REGISTER,
    /** Somebody chose a version. */
    @JsonProperty("promote")
    PROMOTE,
    /** Somebody took the last choice back. */
    @JsonProperty("rollback")
    ROLLBACK
  }
}
