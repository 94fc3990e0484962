package io.pulseline.generator.sample;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Writes rows to a file of one format. */
interface RowWriter extends Closeable {

  /**
   * Writes the next row.
   *
   * @param values in the order of the dataset's columns; NaN where missing, codes for categories
   * @param extras in the order of the dataset's extras
   */
  void write(double[] values, String[] extras) throws IOException;

  /**
   * The writer for a file name's ending.
   *
   * @throws UserException when the ending is none of those known
   */
  static Format formatOf(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv")) {
      return CsvRows::new;
    }
    if (lower.endsWith(".jsonl")) {
      return JsonRows::new;
    }
    throw new UserException("--out " + fileName + " must end in .csv or .jsonl");
  }

  /** Begins a file. */
  interface Format {
    RowWriter open(Dataset dataset, OutputStream out) throws IOException;
  }
}
