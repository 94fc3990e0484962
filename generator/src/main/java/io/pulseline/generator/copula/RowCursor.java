package io.pulseline.generator.copula;

/** Walks over the rows of a {@link RowSource} one by one. */
public final class RowCursor {
  private final RowSource source;
  private final double[][] block;
  private long next;
  private long filled = -1;

  /**
   * @param first number of the first row, from 0
   */
  public RowCursor(RowSource source, long first) {
    this.source = source;
    this.block = new double[RowSource.BLOCK][source.width()];
    this.next = first;
  }

  /** Passes over the next row; a block of which no row is wanted costs nothing. */
  public void skip() {
    next++;
  }

  /** The next row; the array is overwritten by later calls. */
  public double[] next() {
    // floor: a stream makes rows ahead, past the last row of all too
    long number = Math.floorDiv(next, RowSource.BLOCK);
    if (number != filled) {
      source.fill(number, block);
      filled = number;
    }
    return block[Math.floorMod(next++, RowSource.BLOCK)];
  }
}
