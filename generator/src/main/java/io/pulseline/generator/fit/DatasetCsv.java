package io.pulseline.generator.fit;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.generator.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the rows of a CSV file as those of a dataset that is known already. */
public final class DatasetCsv {
  private final Dataset dataset;
  private final CsvTable csv;
  private final MissingTexts missing;
  private final int[] positions;
  private final ColumnFacts[] facts;

  /**
   * @param conventions of which a text for a missing value counts where it is no category
   * @throws UserException when the file is no table or lacks a column of the dataset
   */
  public DatasetCsv(Dataset dataset, Path file, Conventions conventions) {
    this.dataset = dataset;
    this.missing = conventions.missing();
    this.csv = new CsvTable(file);
    List<String> names = FieldNames.of(csv.header());
    this.positions =
        dataset.columns().stream().mapToInt(column -> names.indexOf(column.name())).toArray();
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] < 0) {
        throw csv.noColumn(dataset.columns().get(i).name(), "the dataset " + dataset.name());
      }
    }
    this.facts =
        Arrays.stream(positions)
            .mapToObj(i -> new ColumnFacts(csv.headerPlace(i)))
            .toArray(ColumnFacts[]::new);
    csv.forEachRow(
        (fields, lines) -> {
          for (int i = 0; i < positions.length && isExample(fields); i++) {
            if (!missing.has(fields[positions[i]])) {
              facts[i].add(fields[positions[i]], lines[positions[i]]);
            }
          }
        });
    ColumnFacts.settle(List.of(facts), conventions.decimal());
  }

  /**
   * All rows that have a value of the target.
   *
   * @return a row each, in the order of the dataset's columns; NaN where missing, codes for
   *     categories
   * @throws UserException when a value is none that its column takes
   */
  public List<double[]> rows() {
    List<double[]> rows = new ArrayList<>();
    csv.forEachRow(
        (fields, lines) -> {
          if (isExample(fields)) {
            double[] row = new double[positions.length];
            for (int i = 0; i < row.length; i++) {
              row[i] = value(i, fields[positions[i]], lines[positions[i]]);
            }
            rows.add(row);
          }
        });
    return rows;
  }

  /** As in the fit, a row without a target is none, whatever its other values are. */
  private boolean isExample(String[] fields) {
    String text = fields[positions[dataset.targetIndex()]];
    boolean category = !Double.isNaN(dataset.targetColumn().codeOf(text));
    return category || !missing.has(text);
  }

  private double value(int index, String text, long line) {
    Column column = dataset.columns().get(index);
    double code =
        column instanceof CategoricalColumn categorical ? categorical.codeOf(text) : Double.NaN;
    if (!Double.isNaN(code)) {
      return code;
    }
    if (missing.has(text)) {
      return Double.NaN;
    }
    double number = facts[index].numbers().parse(text);
    double value =
        column instanceof CategoricalColumn categorical
            ? categorical.codeOf(Numbers.text(number))
            : number;
    if (Double.isNaN(value)) {
      throw csv.place(line, positions[index])
          .refused(
              "'%s' is no value of %s in %s; fit the dataset to this table, or name the text with"
                      .formatted(text, column.name(), dataset.name())
                  + " --missing");
    }
    if (column instanceof NumericColumn numeric
        && (value < numeric.lowest() || value > numeric.highest())) {
      throw csv.place(line, positions[index])
          .refused(
              "'%s' is outside %s to %s, the bounds of %s in %s; widen them in dataset.yaml, or fit"
                      .formatted(
                          text,
                          Numbers.text(numeric.lowest()),
                          Numbers.text(numeric.highest()),
                          column.name(),
                          dataset.name())
                  + " the dataset to this table");
    }
    return value;
  }
}
