package io.pulseline.jobs.monitor.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many records are in no statistics.
 *
 * @param rejected by the codec
 * @param late their windows were closed
 * @param ahead of the clock of whoever read them, so that their event time cannot be true
 */
public record Uncounted(long rejected, long late, long ahead) {
  public static final Uncounted NONE = new Uncounted(0, 0, 0);

  /** One record, for its reason. */
  public static final Uncounted REJECTED = new Uncounted(1, 0, 0);

  public static final Uncounted AHEAD = new Uncounted(0, 0, 1);

  /** As many late ones. */
  public static Uncounted late(long records) {
    return new Uncounted(0, records, 0);
  }

  public Uncounted plus(Uncounted other) {
    return new Uncounted(rejected + other.rejected, late + other.late, ahead + other.ahead);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(rejected);
    out.writeLong(late);
    out.writeLong(ahead);
  }

  static Uncounted read(DataInput in) throws IOException {
    return new Uncounted(in.readLong(), in.readLong(), in.readLong());
  }
}
