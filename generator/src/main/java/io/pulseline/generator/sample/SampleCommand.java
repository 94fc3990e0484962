package io.pulseline.generator.sample;

import io.pulseline.cli.Progress;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.DatasetOption;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.generator.copula.RowSource;
import io.pulseline.generator.extras.ExtraValues;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate sample}: rows like the fitted ones, into a file, in constant memory. */
@Command(name = "sample", description = "Write generated rows to a file.")
public final class SampleCommand implements Callable<Integer> {
  private static final int PROGRESS_ROWS = 4096;

  @Spec private CommandSpec spec;
  @Mixin private DatasetOption dataset;

  @Option(names = "--rows", required = true, paramLabel = "N", description = "How many rows.")
  private long rows;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "A .csv or .jsonl file; an existing one is overwritten.")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "S",
      description = "The same seed gives the same rows. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() {
    if (rows < 0) {
      throw new UserException("--rows " + rows + " must not be negative");
    }
    RowWriter.Format format = RowWriter.formatOf(out.getFileName().toString());
    Dataset descriptor = dataset.load();
    RowCursor cursor = new RowCursor(new RowSource(descriptor, dataset.loadProfile(), seed), 0);
    ExtraValues extras = new ExtraValues(descriptor, seed);
    long start = System.nanoTime();
    try (OutputStream file = Files.newOutputStream(out);
        RowWriter writer = format.open(descriptor, file)) {
      write(writer, cursor, extras, new String[descriptor.extras().size()]);
    } catch (IOException e) {
      throw new UserException("cannot write " + out + ": " + e.getMessage(), e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    PrintWriter text = spec.commandLine().getErr();
    text.printf(Locale.ROOT, "%d rows written to %s in %.1f s%n", rows, out, seconds);
    text.flush();
    return 0;
  }

  private void write(RowWriter writer, RowCursor cursor, ExtraValues extras, String[] extraValues)
      throws IOException {
    try (Progress progress = Progress.start("sample", rows, "rows")) {
      for (long row = 0; row < rows; row++) {
        extras.fill(row, extraValues);
        writer.write(cursor.next(), extraValues);
        if ((row + 1) % PROGRESS_ROWS == 0 || row + 1 == rows) {
          progress.stepTo(row + 1);
        }
      }
    }
  }
}
