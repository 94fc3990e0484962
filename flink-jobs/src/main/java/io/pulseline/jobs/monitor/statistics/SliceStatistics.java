package io.pulseline.jobs.monitor.statistics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a stretch of event time, or of one subtask's part of it. Merges with others
 * of the same stretch, or of neighbouring ones. Columns stand under their names: what a job wrote
 * under an older descriptor can still be read and merged.
 */
public final class SliceStatistics {
  /** Of the written form. */
  private static final int VERSION = 1;

  private final Map<String, Measured> measured = new LinkedHashMap<>();
  private final Map<String, Counted> counted = new LinkedHashMap<>();
  private final Map<String, Histograms> histograms = new LinkedHashMap<>();
  private Measured lag = new Measured();
  private Uncounted uncounted = Uncounted.NONE;

  /** The statistics of a numeric column, empty ones at first. */
  Measured live(String numericColumn) {
    return measured.computeIfAbsent(numericColumn, any -> new Measured());
  }

  /** The counts of a categorical column, empty ones at first. */
  Counted liveCounts(String categoricalColumn) {
    return counted.computeIfAbsent(categoricalColumn, any -> new Counted());
  }

  /** The histograms on the bins of a model's baselines, empty ones at first. */
  Histograms live(Baselines baselines) {
    return histograms.computeIfAbsent(baselines.version(), any -> new Histograms(baselines));
  }

  /** An accepted record that was decoded so long after its event time. */
  void addLag(long millis) {
    lag.add((double) millis);
  }

  /** Adds records of which nothing but their number is kept. */
  public void add(Uncounted more) {
    uncounted = uncounted.plus(more);
  }

  public void merge(SliceStatistics other) {
    other.measured.forEach((column, statistics) -> live(column).merge(statistics));
    other.counted.forEach((column, counts) -> liveCounts(column).merge(counts));
    other.histograms.values().forEach(part -> live(part.baselines()).merge(part));
    lag.merge(other.lag);
    add(other.uncounted);
  }

  /** Accepted records. */
  public long accepted() {
    return lag.moments().count();
  }

  public Uncounted uncounted() {
    return uncounted;
  }

  /** Milliseconds from event time to decoding. */
  public Measured lag() {
    return lag;
  }

  /** By numeric column. */
  public Map<String, Measured> measured() {
    return Map.copyOf(measured);
  }

  /** By categorical column. */
  public Map<String, Counted> counted() {
    return Map.copyOf(counted);
  }

  /** Those of the model that most of the records were counted under. */
  public Optional<Histograms> histograms() {
    return histograms.values().stream().max(Comparator.comparingLong(Histograms::rows));
  }

  /** The written form, for the network and for checkpoints. */
  public byte[] write() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      uncounted.write(out);
      lag.write(out);
      out.writeInt(measured.size());
      for (Map.Entry<String, Measured> column : measured.entrySet()) {
        out.writeUTF(column.getKey());
        column.getValue().write(out);
      }
      out.writeInt(counted.size());
      for (Map.Entry<String, Counted> column : counted.entrySet()) {
        out.writeUTF(column.getKey());
        column.getValue().write(out);
      }
      out.writeInt(histograms.size());
      for (Histograms part : histograms.values()) {
        part.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException when a later version of this job wrote it
   */
  public static SliceStatistics read(byte[] bytes) {
    var slice = new SliceStatistics();
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw new IllegalStateException("statistics of version " + version + ", not " + VERSION);
      }
      slice.uncounted = Uncounted.read(in);
      slice.lag = Measured.read(in);
      for (int left = in.readInt(); left > 0; left--) {
        slice.measured.put(in.readUTF(), Measured.read(in));
      }
      for (int left = in.readInt(); left > 0; left--) {
        slice.counted.put(in.readUTF(), Counted.read(in));
      }
      for (int left = in.readInt(); left > 0; left--) {
        Histograms part = Histograms.read(in);
        slice.histograms.put(part.baselines().version(), part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("statistics of a checkpoint end early", e);
    }
    return slice;
  }
}
