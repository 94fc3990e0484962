package io.pulseline.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.ProfileJson;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.generator.copula.RowSource;
import io.pulseline.generator.stream.Drift;
import io.pulseline.generator.stream.DriftSpec;
import io.pulseline.generator.stream.Pace;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The windows of a stream as {@code generate stream} makes it, each with what the monitor says of
 * it. For every window standard output holds a line of JSON and after it the rows: one column after
 * the other in the dataset's order, 8-byte little-endian doubles, NaN where missing, codes for
 * categories.
 */
public final class DriftWindows {
  private static final int SECONDS_A_WINDOW = 60;

  private final RowCursor source;
  private final List<Drift> drifts;
  private final double[][] rows;
  private long recordId;

  private DriftWindows(RowCursor source, List<Drift> drifts, double[][] rows) {
    this.source = source;
    this.drifts = drifts;
    this.rows = rows;
  }

  /**
   * Writes the windows.
   *
   * @param args a dataset's name or folder, a model package's folder, the stream's seed, records a
   *     second, how many windows, and drifts as {@code generate stream} takes them
   */
  public static void main(String[] args) throws IOException {
    Dataset dataset = Datasets.load(args[0]);
    Profile profile = ProfileJson.parse(Datasets.profile(args[0]).orElseThrow(), "profile.json");
    var monitor = new MonitorVerdicts(dataset, ModelPackage.read(Path.of(args[1])).manifest());
    int aSecond = Integer.parseInt(args[3]);
    int windows = Integer.parseInt(args[4]);
    List<String> drifts = Arrays.asList(args).subList(5, args.length);

    var stream =
        new DriftWindows(
            new RowCursor(new RowSource(dataset, profile, Long.parseLong(args[2])), 0),
            DriftSpec.parse(drifts, dataset, profile, Pace.rate(aSecond)),
            new double[SECONDS_A_WINDOW * aSecond][dataset.columns().size()]);
    var json = new JsonMapper();
    // Not System.out: it would not tell that nobody reads any more
    try (var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
      for (int window = 0; window < windows; window++) {
        stream.fill();
        out.write(json.writeValueAsBytes(monitor.of(stream.rows)));
        out.write('\n');
        stream.write(out);
      }
    }
  }

  private void fill() {
    for (double[] row : rows) {
      System.arraycopy(source.next(), 0, row, 0, row.length);
      for (Drift drift : drifts) {
        drift.apply(recordId, row);
      }
      recordId++;
    }
  }

  private void write(OutputStream out) throws IOException {
    ByteBuffer values =
        ByteBuffer.allocate(rows.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int column = 0; column < rows[0].length; column++) {
      values.clear();
      for (double[] row : rows) {
        values.putDouble(row[column]);
      }
      out.write(values.array());
    }
  }
}
