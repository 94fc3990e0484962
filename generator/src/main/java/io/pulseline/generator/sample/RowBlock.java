package io.pulseline.generator.sample;

/**
 * Rows that follow each other.
 *
 * @param values one array a row, in the order of the dataset's columns; NaN where missing, codes
 *     for categories
 * @param extras one array a row, in the order of the dataset's extras
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one thread to another as it is
record RowBlock(double[][] values, String[][] extras) {
  int size() {
    return values.length;
  }
}
