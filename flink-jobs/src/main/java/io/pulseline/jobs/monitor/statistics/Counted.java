package io.pulseline.jobs.monitor.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mergeable counts of the values of a categorical column, each under its own name. */
public final class Counted {
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private long missing;

  /** How often one value came. */
  static final class Tally {
    private long count;

    void add(long more) {
      count += more;
    }
  }

  Tally tally(String value) {
    return tallies.computeIfAbsent(value, any -> new Tally());
  }

  void addMissing() {
    missing++;
  }

  void merge(Counted other) {
    other.tallies.forEach((value, tally) -> tally(value).add(tally.count));
    missing += other.missing;
  }

  /** By value, in the order of the descriptor. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    tallies.forEach((value, tally) -> counts.put(value, tally.count));
    return counts;
  }

  public long missing() {
    return missing;
  }

  /** Records that have a value. */
  public long count() {
    return tallies.values().stream().mapToLong(tally -> tally.count).sum();
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(missing);
    out.writeInt(tallies.size());
    for (Map.Entry<String, Tally> tally : tallies.entrySet()) {
      out.writeUTF(tally.getKey());
      out.writeLong(tally.getValue().count);
    }
  }

  static Counted read(DataInput in) throws IOException {
    var counted = new Counted();
    counted.missing = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      counted.tally(in.readUTF()).add(in.readLong());
    }
    return counted;
  }
}
