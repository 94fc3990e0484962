package io.pulseline.contract.envelope;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.time.ZoneId;
import java.util.List;

/** What a record has to hold, whatever form it comes in. */
public final class EnvelopeRules {
  private final List<Column> columns;
  private final boolean[] required;
  private final Timestamps timestamps;

  /**
   * @param naiveZone where a timestamp without an offset was taken
   */
  public EnvelopeRules(Dataset dataset, ZoneId naiveZone) {
    this(dataset, new Timestamps(naiveZone));
  }

  EnvelopeRules(Dataset dataset, Timestamps timestamps) {
    this.columns = dataset.columns();
    this.timestamps = timestamps;
    this.required = new boolean[columns.size()];
    for (int i = 0; i < required.length; i++) {
      required[i] = columns.get(i).required();
    }
  }

  /**
   * A counter of the envelope.
   *
   * @param field its name
   */
  public static long counter(long value, String field) throws Rejection {
    if (value < 0) {
      throw new Rejection(
          RejectionReason.OUT_OF_RANGE, "'" + field + "' must be within 0 to 2^63 - 1");
    }
    return value;
  }

  /** An event time of ISO-8601, in milliseconds since 1970. */
  public long time(String iso) throws Rejection {
    return timestamps.parse(iso);
  }

  /** An event time in milliseconds since 1970. */
  public static long time(long epochMillis) throws Rejection {
    return Timestamps.within(epochMillis);
  }

  /**
   * Makes sure of the columns that no record is without.
   *
   * @param values NaN where missing
   */
  public void requireColumns(double[] values) throws Rejection {
    for (int i = 0; i < required.length; i++) {
      if (required[i] && Double.isNaN(values[i])) {
        throw missing(columns.get(i).name());
      }
    }
  }

  /** Says that a field is absent, or null. */
  public static Rejection missing(String field) {
    return new Rejection(RejectionReason.MISSING_FIELD, "'" + field + "' is missing");
  }

  /**
   * Says that a field of the envelope is of another type.
   *
   * @param what the field, for people
   * @param wanted what it is to be
   * @param came what it is
   */
  public static Rejection wrongType(String what, String wanted, String came) {
    return new Rejection(RejectionReason.WRONG_TYPE, what + " must be " + wanted + ", not " + came);
  }
}
