package io.pulseline.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * One version's change of stage.
 *
 * @param by the user who asked for it
 * @param why what was found or given as the reason; null when there was none, as in moves of old
 */
public record Move(
    String version,
    Stage from,
    Stage to,
    Reason reason,
    String by,
    Instant at,
    @JsonInclude(JsonInclude.Include.NON_NULL) String why) {
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
    ROLLBACK,
    /** Somebody put a version away. */
    @JsonProperty("archive")
    ARCHIVE
  }

  /** Whether the same request took this version from where it put the other. */
  boolean madeRoomFor(Move other) {
    return from == other.to
        && to == Stage.ARCHIVED
        && reason == other.reason
        && at.equals(other.at)
        && by.equals(other.by);
  }
}
