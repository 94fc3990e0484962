package io.pulseline.quality;

import io.pulseline.cli.Progress;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.DatasetOption;
import io.pulseline.generator.fit.ConventionsOption;
import io.pulseline.generator.fit.DatasetCsv;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate quality}: how faithful generated rows are to the real ones. */
@Command(
    name = "quality",
    description = "Compare generated rows with the real ones they were learned from.")
public final class QualityCommand implements Callable<Integer> {
  private static final int FEWEST_ROWS = 20;
  private static final int DEFAULT_MOST = 100_000;

  @Spec private CommandSpec spec;
  @Mixin private DatasetOption dataset;

  @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The real rows.")
  private Path csv;

  @Mixin private ConventionsOption conventions;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows to generate. Default: as many as the file has, at most 100000.")
  private Integer rows;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "S",
      description = "The same seed gives the same report. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--html", paramLabel = "FILE", description = "Receives the report with charts.")
  private Path html;

  @Option(names = "--json", description = "Print the figures as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    Dataset descriptor = dataset.load();
    List<double[]> real = new DatasetCsv(descriptor, csv, conventions.get()).rows();
    int wanted = rows == null ? Math.min(DEFAULT_MOST, real.size()) : rows;
    if (real.size() < FEWEST_ROWS || wanted < FEWEST_ROWS) {
      throw new UserException(
          String.format(
              "%d real rows with a target in %s and %d generated ones: at least %d of both are"
                  + " needed to compare",
              real.size(), csv, wanted, FEWEST_ROWS));
    }
    List<double[]> synthetic = Rows.sampled(descriptor, dataset.loadProfile(), wanted, seed);
    Quality quality;
    try (Progress progress = Progress.start("quality", 2, "steps")) {
      Similarity similarity = Similarity.of(descriptor, real, synthetic);
      Copies copies = Copies.of(real, synthetic);
      progress.stepTo(1);
      Tstr tstr = Tstr.of(descriptor, real, seed);
      progress.stepTo(2);
      quality =
          new Quality(
              descriptor.name(), real.size(), synthetic.size(), seed, similarity, copies, tstr);
    }
    report(quality);
    if (html != null) {
      write(new HtmlReport(descriptor, real, synthetic).page(quality));
    }
    return 0;
  }

  private void report(Quality quality) {
    PrintWriter text = spec.commandLine().getErr();
    new TextReport(quality).lines().forEach(text::println);
    text.flush();
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(new QualityJson().write(quality));
      out.flush();
    }
  }

  private void write(String page) {
    try {
      Files.writeString(html, page);
    } catch (IOException e) {
      throw new UserException("cannot write " + html + ": " + e.getMessage(), e);
    }
    spec.commandLine().getErr().printf(Locale.ROOT, "charts written to %s%n", html);
    spec.commandLine().getErr().flush();
  }
}
