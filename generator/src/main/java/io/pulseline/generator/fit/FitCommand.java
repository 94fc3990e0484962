package io.pulseline.generator.fit;

import io.pulseline.cli.Progress;
import io.pulseline.contract.UserException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate fit}: a dataset from a CSV file. */
@Command(name = "fit", description = "Learn a dataset from a CSV file.")
public final class FitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--csv",
      required = true,
      paramLabel = "FILE",
      description = "Table with a header line, packed by gzip or not; - is standard input.")
  private Path csv;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "COLUMN",
      description = "The column that a model is to predict: classes, not a measured number.")
  private String target;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Receives dataset.yaml and profile.json.")
  private Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the dataset: a-z, 0-9 and '-'. Default: the folder's.")
  private String name;

  @Mixin private ConventionsOption conventions;

  @Option(
      names = "--types",
      paramLabel = "FILE",
      description =
          "Kinds of columns that are not to be guessed: 'column: kind' lines (.yaml), or a .csv"
              + " with the header column,kind. Kinds: integer, float, category, date, date-dmy,"
              + " date-mdy, extra, skip.")
  private Path types;

  @Option(names = "--force", description = "Overwrite a dataset that is already there.")
  private boolean force;

  @Override
  public Integer call() {
    PrintWriter text = spec.commandLine().getErr();
    String datasetName = datasetName();
    DatasetFolder folder = new DatasetFolder(out);
    folder.checkFree(force);
    folder.checkWritable();
    TableFit fit = read();
    List<ColumnChoice> choices =
        fit.choose(types == null ? Map.of() : new KindsFile(types).kinds());
    text.printf(Locale.ROOT, "%s: %d rows, %d columns%n", csv, fit.rows(), choices.size());
    new ColumnReport(fit, choices).lines().forEach(text::println);
    new FitNotices(fit, choices).lines().forEach(text::println);
    long modelled = choices.stream().filter(ColumnChoice.Modelled.class::isInstance).count();
    LearningCost.of(fit.rows(), modelled).ifPresent(text::println);
    text.flush();
    TableFit.Learned learned = learn(fit, datasetName, choices);
    folder.write(learned);
    text.printf(
        Locale.ROOT,
        "%s copula (%s)%n%s written: generate sample --dataset %s --rows 10 --out rows.csv%n",
        learned.profile().dependence().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        learned.profile().reason(),
        out,
        out);
    return 0;
  }

  private TableFit read() {
    try (Progress progress = Progress.start("read", -1, "rows")) {
      return new TableFit(csv, target, conventions.get(), progress::step);
    }
  }

  private static TableFit.Learned learn(
      TableFit fit, String datasetName, List<ColumnChoice> choices) {
    try (Progress progress = Progress.start("fit", TableLearner.STEPS, "")) {
      return fit.learn(datasetName, choices, progress::stepTo);
    }
  }

  private String datasetName() {
    String pattern = "[a-z][a-z0-9-]{0,44}";
    if (name != null) {
      if (!name.matches(pattern)) {
        throw new UserException(
            "--name '" + name + "' must be 1 to 45 of a-z, 0-9 and '-', beginning with a letter");
      }
      return name;
    }
    Path last = out.toAbsolutePath().normalize().getFileName();
    String folder = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    String made = folder.replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
    if (made.isEmpty()) {
      throw new UserException("no name can be made of the folder " + out + "; give --name");
    }
    return made.substring(0, Math.min(45, made.length()));
  }
}
