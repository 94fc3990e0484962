package io.pulseline.contract.envelope;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Event time as it is written in records: ISO-8601 with an offset, or naive. */
final class Timestamps {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final ZoneId naiveZone;

  /**
   * @param naiveZone where a timestamp without an offset was taken
   */
  Timestamps(ZoneId naiveZone) {
    this.naiveZone = naiveZone;
  }

  /** Milliseconds since the epoch. */
  long parse(String text) throws Rejection {
    long ours = IsoTime.parse(text);
    return ours == IsoTime.OTHER_FORM ? parseAnyForm(text) : ours;
  }

  /** Every ISO-8601 form, at some twenty times the cost. */
  long parseAnyForm(String text) throws Rejection {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          time instanceof OffsetDateTime offset
              ? offset.toInstant()
              : ((LocalDateTime) time).atZone(naiveZone).toInstant();
      return within(instant.toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new Rejection(
          RejectionReason.BAD_TIMESTAMP,
          "timestamp must be ISO-8601 such as 2026-01-02T03:04:05.678Z");
    }
  }

  /** The same milliseconds, if they are of the years that records have. */
  static long within(long epochMillis) throws Rejection {
    if (epochMillis < 0 || epochMillis > IsoTime.LATEST) {
      throw new Rejection(
          RejectionReason.BAD_TIMESTAMP, "timestamp outside the years 1970 to 9999");
    }
    return epochMillis;
  }

  /** {@link IsoTime} writes the same for all times that are not rejected. */
  static String format(long epochMillis) {
    return WRITTEN.format(Instant.ofEpochMilli(epochMillis));
  }
}
