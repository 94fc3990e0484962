package io.pulseline.generator.fit;

import io.pulseline.contract.UserException;

/** Says that a table is too large for Java's heap before it is read, rather than half-way. */
final class HeapNeed {
  /** A number of the table, one of its latent variables, and what sorting a column takes. */
  private static final double BYTES_PER_VALUE = 2.5 * Double.BYTES;

  private static final long MEGABYTE = 1 << 20;

  private HeapNeed() {}

  /**
   * @param heap bytes that Java may use
   * @throws UserException when the values take more
   */
  static void check(String file, long rows, int columns, long heap) {
    double needed = BYTES_PER_VALUE * rows * columns;
    if (needed > heap) {
      throw new UserException(
          String.format(
              "learning from %d rows of %d columns of %s takes about %d MB, Java may use %d: give it"
                  + " a random part of the rows, or more memory with _JAVA_OPTIONS=-Xmx%dm",
              rows,
              columns,
              file,
              Math.round(needed / MEGABYTE),
              heap / MEGABYTE,
              Math.round(1.2 * needed / MEGABYTE)));
    }
  }
}
