package io.pulseline.jobs.monitor.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;

/**
 * Mergeable statistics of a measured quantity. Quantiles are those of a KLL sketch (Karnin, Lang
 * and Liberty 2016): their ranks are within 1.4 % of the true ones, and its size stays below a few
 * kilobytes however many values it saw.
 */
public final class Measured {
  /** Accuracy of the sketch. */
  private static final int K = 200;

  private final Moments moments;
  private final KllDoublesSketch sketch;
  private long missing;

  /** Of no values yet. */
  public Measured() {
    this(new Moments(), KllDoublesSketch.newHeapInstance(K), 0);
  }

  private Measured(Moments moments, KllDoublesSketch sketch, long missing) {
    this.moments = moments;
    this.sketch = sketch;
    this.missing = missing;
  }

  /** Takes a value, NaN where it is missing. */
  void add(double value) {
    if (Double.isNaN(value)) {
      missing++;
    } else {
      moments.add(value);
      sketch.update(value);
    }
  }

  void merge(Measured other) {
    moments.merge(other.moments);
    sketch.merge(other.sketch);
    missing += other.missing;
  }

  public Moments moments() {
    return moments;
  }

  public long missing() {
    return missing;
  }

  /**
   * The value that a share of the values does not exceed; NaN without values.
   *
   * @param share from 0 to 1
   */
  public double quantile(double share) {
    return sketch.isEmpty() ? Double.NaN : sketch.getQuantile(share);
  }

  void write(DataOutput out) throws IOException {
    moments.write(out);
    out.writeLong(missing);
    byte[] bytes = sketch.toByteArray();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Measured read(DataInput in) throws IOException {
    Moments moments = Moments.read(in);
    long missing = in.readLong();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new Measured(moments, KllDoublesSketch.heapify(Memory.wrap(bytes)), missing);
  }
}
