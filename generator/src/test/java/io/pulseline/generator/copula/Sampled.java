package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.Dataset;

/** Rows of a profile as a table: one array a column. */
final class Sampled {
  private Sampled() {}

  static double[][] columns(Dataset dataset, Profile profile, int blocks) {
    RowSource source = new RowSource(dataset, profile, 5);
    double[][] block = new double[RowSource.BLOCK][source.width()];
    double[][] columns = new double[source.width()][blocks * RowSource.BLOCK];
    for (int b = 0; b < blocks; b++) {
      source.fill(b, block);
      for (int row = 0; row < RowSource.BLOCK; row++) {
        for (int i = 0; i < columns.length; i++) {
          columns[i][b * RowSource.BLOCK + row] = block[row][i];
        }
      }
    }
    return columns;
  }
}
