package io.pulseline.generator.fit;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a CSV file as those of a dataset that is known already. */
public final class DatasetCsv {
  private final Dataset dataset;
  private final CsvTable csv;
  private final int[] positions;

  /**
   * @param missing texts that stand for a missing value besides the usual ones
   * @throws UserException when the file is no table or lacks a column of the dataset
   */
  public DatasetCsv(Dataset dataset, Path file, List<String> missing) {
    this.dataset = dataset;
    this.csv = new CsvTable(file, missing);
    List<String> names = FieldNames.of(csv.header());
    this.positions =
        dataset.columns().stream().mapToInt(column -> names.indexOf(column.name())).toArray();
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] < 0) {
        throw csv.noColumn(dataset.columns().get(i).name(), "the dataset " + dataset.name());
      }
    }
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
          if (fields[positions[dataset.targetIndex()]] == null) {
            return;
          }
          double[] row = new double[positions.length];
          for (int i = 0; i < row.length; i++) {
            String text = fields[positions[i]];
            row[i] = text == null ? Double.NaN : value(i, text, lines[positions[i]]);
          }
          rows.add(row);
        });
    return rows;
  }

  private double value(int index, String text, long line) {
    Column column = dataset.columns().get(index);
    double number = Numbers.parse(text);
    double value = number;
    if (column instanceof CategoricalColumn categorical) {
      double code = categorical.codeOf(text);
      value = Double.isNaN(code) ? categorical.codeOf(Numbers.text(number)) : code;
    }
    if (Double.isNaN(value)) {
      throw csv.place(line, positions[index])
          .refused(
              "'%s' is no value of %s in %s; fit the dataset to this table, or name the text with"
                      .formatted(text, column.name(), dataset.name())
                  + " --missing");
    }
    return value;
  }
}
