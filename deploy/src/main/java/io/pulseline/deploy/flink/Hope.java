package io.pulseline.deploy.flink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When to stop waiting for a job: not for the first complaint, and not for one of what was before.
 */
final class Hope {
  /** The operator tries again by itself, and a registry can be away for a moment. */
  private static final Duration GRACE = Duration.ofSeconds(8);

  /** It looks at most five times in 15 s at a job, unless told otherwise. */
  private static final Duration BEFORE_IT_LOOKS = Duration.ofSeconds(40);

  private final Map<String, Since> since = new HashMap<>();

  /** From when on something is wrong, and whether that is said of the present specification. */
  private record Since(boolean current, Duration at) {}

  /**
   * Takes a look's findings down.
   *
   * @param why what is wrong with the job, if anything
   * @param at when that was seen; never before the last look
   * @return the reason to give up, in one line
   */
  Optional<String> lost(FlinkStatus status, Optional<String> why, Duration at) {
    if (status.current() && status.wasTakenBack()) {
      return Optional.of(
          "the operator took %s back to what ran before: %s"
              .formatted(status.name(), why.orElse("it did not become ready in time")));
    }
    if (why.isEmpty()) {
      since.remove(status.name());
      return Optional.empty();
    }
    Since seen = since.get(status.name());
    if (seen == null || seen.current() != status.current()) {
      seen = new Since(status.current(), at);
      since.put(status.name(), seen);
    }
    Duration grace = status.current() ? GRACE : BEFORE_IT_LOOKS;
    return at.minus(seen.at()).compareTo(grace) > 0
        ? why.map(reason -> status.name() + ": " + reason)
        : Optional.empty();
  }
}
