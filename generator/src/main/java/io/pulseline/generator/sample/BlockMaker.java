package io.pulseline.generator.sample;

import io.pulseline.generator.copula.RowSource;
import io.pulseline.generator.extras.ExtraValues;
import java.io.IOException;
import java.util.Arrays;

/** Generates and encodes blocks of rows on one thread. */
final class BlockMaker<E> {
  private final Rows rows;
  private final RowFile.Encoder<E> encoder;

  BlockMaker(Rows rows, RowFile.Encoder<E> encoder) {
    this.rows = rows;
    this.encoder = encoder;
  }

  /** Where one thread's rows come from. */
  record Rows(RowSource source, ExtraValues extras, int extrasOfARow) {}

  /** A block as it goes into the file, and how many rows it has. */
  record Encoded<E>(E block, int rows) {}

  /**
   * Makes the rows of a block, or as many of them as are wanted.
   *
   * @param most no more rows than these
   */
  Encoded<E> make(long block, int most) throws IOException {
    double[][] values = new double[RowSource.BLOCK][rows.source().width()];
    int size = Math.min(most, rows.source().fill(block, values));
    String[][] extras = new String[size][rows.extrasOfARow()];
    for (int row = 0; row < size; row++) {
      rows.extras().fill(block * RowSource.BLOCK + row, extras[row]);
    }
    return new Encoded<>(encoder.encode(new RowBlock(Arrays.copyOf(values, size), extras)), size);
  }
}
