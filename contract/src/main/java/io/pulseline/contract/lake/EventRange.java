package io.pulseline.contract.lake;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A range of event times.
 *
 * @param from the first instant that belongs to it, null when it has no beginning
 * @param to the first instant after it, null when it has no end
 */
public record EventRange(Instant from, Instant to) implements Serializable {
  public static final EventRange ALL = new EventRange(null, null);

  private static final Duration FOLDER = Duration.ofHours(1);

  /** Whether a file may hold records of the range; one that lies in no folder of an hour may. */
  public boolean mayHold(String file) {
    Optional<Instant> hour = LakeLayout.hourOf(file);
    return hour.isEmpty()
        || ((to == null || hour.get().isBefore(to))
            && (from == null || hour.get().plus(FOLDER).isAfter(from)));
  }

  /** For the end of a sentence about events. */
  @Override
  public String toString() {
    String end = to == null ? "" : "before " + to;
    return from == null
        ? to == null ? "of any time" : end
        : "from " + from + (to == null ? " on" : " and " + end);
  }
}
