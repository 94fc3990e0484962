package io.pulseline.trainer.command;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Signature;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.trainer.explain.RowFile;
import io.pulseline.trainer.explain.TextFeatures;
import io.pulseline.trainer.steps.Workbench;
import io.pulseline.trainer.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Which rows to explain; one of the three. */
final class ExplainRows {
  @Option(
      names = "--row",
      paramLabel = "COLUMN=VALUE,…",
      description =
          "Raw values, as often as there are rows; a column left out is a missing value, one with"
              + " a comma stands in quotes: b=\"x, y\".")
  private List<String> typed;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Rows of a .csv, .jsonl or .parquet file that has all the model's columns.")
  private Path file;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "The first of the held-out rows that 'train prepare' left in --work.")
  private Integer heldOut;

  /**
   * Reads them.
   *
   * @param to receives row-major features, a part of the rows at a time
   */
  void forEach(
      Signature signature, WorkFolder work, Supplier<Dataset> dataset, Consumer<float[]> to)
      throws IOException, SQLException {
    if (typed != null) {
      to.accept(new TextFeatures(signature).rows(typed));
    } else if (file != null) {
      new RowFile(file, signature).forEach(work.cache(), to);
    } else {
      to.accept(heldOut(signature, new Workbench(dataset.get(), work)));
    }
  }

  private float[] heldOut(Signature signature, Workbench bench) throws IOException, SQLException {
    if (heldOut < 1) {
      throw new UserException("--rows is " + heldOut + ", it must be at least 1");
    }
    if (!Signature.of(bench.dataset()).equals(signature)) {
      throw new UserException(
          "the prepared rows of '%s' are not what the model takes; give --row or --input"
              .formatted(bench.dataset().name()));
    }
    Table test = bench.split().test();
    int rows = Math.min(heldOut, test.rows());
    return Arrays.copyOf(test.features(), rows * test.width());
  }
}
