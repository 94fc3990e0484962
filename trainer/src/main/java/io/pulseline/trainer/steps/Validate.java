package io.pulseline.trainer.steps;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.scorer.ColumnFeature;
import io.pulseline.trainer.table.Table;
import io.pulseline.trainer.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/** Looks at the table before anything is learned from it; all failures are told together. */
public final class Validate {
  private static final double MUCH_MISSING = 0.5;

  private final Dataset dataset;
  private final Limits limits;

  /**
   * What a table must have.
   *
   * @param rows fewest rows
   * @param classRows fewest rows of a class; rarer ones are warned about, and two classes must not
   *     be rarer
   * @param missing largest share of missing values of a feature; 1 only warns
   */
  public record Limits(int rows, int classRows, double missing) {}

  public Validate(Dataset dataset, Limits limits) {
    this.dataset = dataset;
    this.limits = limits;
  }

  /**
   * Checks the table of a work folder and leaves a {@link Validated} and a page of it there.
   *
   * @throws UserException listing every failed check
   */
  public Validated run(Workbench bench) throws IOException, SQLException {
    Validated validated = check(bench.split().whole(), bench.prepared());
    bench.folder().write(WorkFolder.Result.VALIDATED, validated);
    Files.writeString(
        bench.folder().validationPage(),
        ValidationReport.html(dataset, bench.prepared().rows(), validated));
    List<Finding> failed = validated.of(Finding.Outcome.FAILED);
    if (!failed.isEmpty()) {
      throw new UserException(
          failed.stream()
              .map(Finding::toString)
              .collect(Collectors.joining("; ", "the data is not fit for training: ", "")));
    }
    return validated;
  }

  Validated check(Table table, Prepared prepared) {
    List<Finding> findings = new ArrayList<>();
    findings.add(rows(table));
    findings.add(duplicates(prepared));
    if (prepared.counts().withoutTarget() > 0) {
      findings.add(
          Finding.warning(
              "rows", prepared.counts().withoutTarget() + " were left out, without a target"));
    }
    List<Column> features = dataset.features();
    for (int i = 0; i < features.size(); i++) {
      findings.add(feature(features.get(i), table.column(i)));
    }
    classes(table, findings);
    return new Validated(findings);
  }

  private Finding rows(Table table) {
    return table.rows() < limits.rows()
        ? Finding.failed("rows", "are " + table.rows() + ", at least " + limits.rows() + " needed")
        : Finding.passed("rows", "are " + table.rows());
  }

  private static Finding duplicates(Prepared prepared) {
    long twice = prepared.counts().repeatedIds();
    return twice > 0
        ? Finding.warning("rows", twice + " of " + prepared.rows() + " repeat a record_id")
        : Finding.passed("rows", "repeat no record_id");
  }

  private Finding feature(Column column, double[] values) {
    long missing = count(values, Double::isNaN);
    double share = values.length == 0 ? 1 : (double) missing / values.length;
    long wrong = count(values, value -> !Double.isNaN(value) && !isValid(column, value));
    String name = "'" + column.name() + "'";
    if (wrong > 0) {
      return Finding.failed(name, "has " + wrong + " values outside of its range or categories");
    }
    if (column.required() && missing > 0) {
      return Finding.failed(name, "is required, and missing in " + missing + " rows");
    }
    String finding = String.format(Locale.ROOT, "is missing in %.1f %% of the rows", 100 * share);
    if (share > limits.missing()) {
      return Finding.failed(name, finding);
    }
    return share > MUCH_MISSING ? Finding.warning(name, finding) : Finding.passed(name, finding);
  }

  /** The table holds floats, so bounds are compared as floats. */
  private static boolean isValid(Column column, double value) {
    if (column instanceof NumericColumn numeric) {
      return Double.isFinite(value)
          && value >= (float) numeric.lowest()
          && value <= (float) numeric.highest();
    }
    return value != ColumnFeature.UNKNOWN;
  }

  private void classes(Table table, List<Finding> findings) {
    CategoricalColumn target = dataset.targetColumn();
    String name = "target '" + target.name() + "'";
    int[] counts = table.classCounts(target.categories().size());
    int unknown = table.rows() - Arrays.stream(counts).sum();
    if (unknown > 0) {
      findings.add(Finding.failed(name, "is none of its categories in " + unknown + " rows"));
    }
    int enough = 0;
    for (int i = 0; i < counts.length; i++) {
      String value = "'" + target.categories().get(i).value() + "'";
      if (counts[i] < limits.classRows()) {
        findings.add(Finding.warning(name, "is " + value + " in only " + counts[i] + " rows"));
      } else {
        findings.add(Finding.passed(name, "is " + value + " in " + counts[i] + " rows"));
        enough++;
      }
    }
    if (enough < 2) {
      findings.add(
          Finding.failed(
              name,
              String.format(
                  "has %d classes of %d rows or more, two needed", enough, limits.classRows())));
    }
  }

  private static long count(double[] values, DoublePredicate condition) {
    return Arrays.stream(values).filter(condition).count();
  }
}
