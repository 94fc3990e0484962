package io.pulseline.quality;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.copula.CopulaFitter;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.generator.copula.RowSource;
import java.util.ArrayList;
import java.util.List;

/** Tables as lists of rows, each in the order of the dataset's columns. */
final class Rows {
  private Rows() {}

  static List<double[]> sampled(Dataset dataset, Profile profile, int rows, long seed) {
    RowCursor cursor = new RowCursor(new RowSource(dataset, profile, seed), 0);
    List<double[]> sampled = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      sampled.add(cursor.next().clone());
    }
    return sampled;
  }

  static Profile learned(Dataset dataset, List<double[]> rows) {
    double[][] table = new double[dataset.columns().size()][];
    for (int i = 0; i < table.length; i++) {
      table[i] = column(rows, i);
    }
    return new CopulaFitter(dataset, table).fit();
  }

  static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }
}
