package io.pulseline.generator.sample;

import io.pulseline.cli.Progress;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.DatasetOption;
import io.pulseline.generator.LocaleOption;
import io.pulseline.generator.copula.Condition;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.RowSource;
import io.pulseline.generator.extras.ExtraValues;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate sample}: rows like the fitted ones, into a file, in constant memory. */
@Command(name = "sample", description = "Write generated rows to a file.")
public final class SampleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DatasetOption dataset;
  @Mixin private LocaleOption locale;

  @Option(names = "--rows", required = true, paramLabel = "N", description = "How many rows.")
  private long rows;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "A .csv, .jsonl or .parquet file; an existing one is overwritten.")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "S",
      description = "The same seed gives the same rows. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Only rows like this: age>60, sex=male, cp!=0,1; operators = != < <= > >=. Repeatable:"
              + " rows meet all of them.")
  private List<String> where = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads; the rows do not depend on it. Default: as many as cores.")
  private Integer threads;

  @Override
  public Integer call() throws InterruptedException {
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    require(rows >= 0, "--rows " + rows + " must not be negative");
    require(workers >= 1 && workers <= 1024, "--threads " + workers + " must be from 1 to 1024");
    Locale language = locale.get();
    RowFile.Format format = RowFile.formatOf(out);
    Path folder = out.toAbsolutePath().getParent();
    require(Files.isDirectory(folder), "--out " + out + ": there is no folder " + folder);
    require(!Files.isDirectory(out), "--out " + out + " is a folder");
    Dataset descriptor = dataset.load();
    Profile profile = dataset.loadProfile();
    List<Condition> conditions = where.stream().map(new WhereParser(descriptor)::parse).toList();
    Supplier<BlockMaker.Rows> generation =
        () ->
            new BlockMaker.Rows(
                new RowSource(descriptor, profile, seed, conditions),
                new ExtraValues(descriptor, profile, seed, language),
                descriptor.extras().size());
    long start = System.nanoTime();
    try (NewFile file = new NewFile(out)) {
      try (RowFile<?> rowFile = format.create(descriptor, file.growing())) {
        write(rowFile, workers, generation);
      }
      file.finish();
    } catch (IOException e) {
      throw new UserException("cannot write " + out + ": " + e, e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    PrintWriter text = spec.commandLine().getErr();
    text.printf(
        Locale.ROOT,
        "%d rows written to %s in %.1f s (%,.0f rows/s)%n",
        rows,
        out,
        seconds,
        rows / seconds);
    text.flush();
    return 0;
  }

  private <E> void write(RowFile<E> file, int workers, Supplier<BlockMaker.Rows> generation)
      throws IOException, InterruptedException {
    try (SampleRun<E> run = new SampleRun<>(file, workers, generation);
        Progress progress = Progress.start("sample", rows, "rows")) {
      run.write(rows, progress::stepTo);
    }
  }

  private static void require(boolean fine, String complaint) {
    if (!fine) {
      throw new UserException(complaint);
    }
  }
}
