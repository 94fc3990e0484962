package io.pulseline.jobs.monitor.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records counted on the bins of one model's baselines, as {@link
 * io.pulseline.contract.model.Binning} has them.
 */
public final class Histograms {
  private final Baselines baselines;
  private final Map<String, long[]> bins = new LinkedHashMap<>();
  private long rows;

  Histograms(Baselines baselines) {
    this.baselines = baselines;
    // One a feature: its bins, and the one of missing values
    baselines
        .features()
        .forEach((name, baseline) -> bins.put(name, new long[baseline.shares().size() + 1]));
  }

  void addRow() {
    rows++;
  }

  /** The counts of a feature by bin, to be counted on; null when it has no baseline. */
  long[] live(String feature) {
    return bins.get(feature);
  }

  void merge(Histograms other) {
    rows += other.rows;
    other.bins.forEach(
        (feature, counts) -> {
          long[] sum = bins.get(feature);
          for (int bin = 0; bin < counts.length; bin++) {
            sum[bin] += counts[bin];
          }
        });
  }

  public Baselines baselines() {
    return baselines;
  }

  /** Records that are counted here. */
  public long rows() {
    return rows;
  }

  /** By feature, the counts by bin, those that are missing last. */
  public Map<String, long[]> bins() {
    Map<String, long[]> copy = new LinkedHashMap<>();
    bins.forEach((feature, counts) -> copy.put(feature, counts.clone()));
    return copy;
  }

  void write(DataOutput out) throws IOException {
    baselines.write(out);
    out.writeLong(rows);
    for (Map.Entry<String, long[]> feature : bins.entrySet()) {
      out.writeUTF(feature.getKey());
      for (long count : feature.getValue()) {
        out.writeLong(count);
      }
    }
  }

  static Histograms read(DataInput in) throws IOException {
    var histograms = new Histograms(Baselines.read(in));
    histograms.rows = in.readLong();
    for (int left = histograms.bins.size(); left > 0; left--) {
      long[] counts = histograms.bins.get(in.readUTF());
      for (int bin = 0; bin < counts.length; bin++) {
        counts[bin] = in.readLong();
      }
    }
    return histograms;
  }
}
