package io.pulseline.jobs.monitor.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Number, mean, spread and extremes of values, in one pass and without cancellation (Welford 1962);
 * two of them merge into what one pass over both would give (Chan, Golub and LeVeque 1979).
 */
public final class Moments {
  private long count;
  private double mean;
  private double squares; // sum of squared distances from the mean
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Takes a value that is a number. */
  void add(double value) {
    count++;
    double distance = value - mean;
    mean += distance / count;
    squares += distance * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  void merge(Moments other) {
    if (other.count == 0) {
      return;
    }
    long all = count + other.count;
    double distance = other.mean - mean;
    double share = (double) other.count / all;
    squares += other.squares + distance * distance * share * count;
    mean += distance * share;
    count = all;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  public long count() {
    return count;
  }

  /** NaN without values. */
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** Of the sample; NaN with fewer than two values. */
  public double sd() {
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
  }

  /** NaN without values. */
  public double min() {
    return count == 0 ? Double.NaN : min;
  }

  /** NaN without values. */
  public double max() {
    return count == 0 ? Double.NaN : max;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(count);
    out.writeDouble(mean);
    out.writeDouble(squares);
    out.writeDouble(min);
    out.writeDouble(max);
  }

  static Moments read(DataInput in) throws IOException {
    var moments = new Moments();
    moments.count = in.readLong();
    moments.mean = in.readDouble();
    moments.squares = in.readDouble();
    moments.min = in.readDouble();
    moments.max = in.readDouble();
    return moments;
  }
}
