package io.pulseline.trainer.metrics;

/** Rows in groups, each row in one or none; within their group, rows are numbered anew. */
final class Groups {
  private final int[] groupOf;
  private final int[] numberOf;
  private final int[] sizes;

  /**
   * Takes ownership.
   *
   * @param groupOf of each row, negative for none
   * @param count how many groups there are
   */
  Groups(int[] groupOf, int count) {
    this.groupOf = groupOf;
    this.numberOf = new int[groupOf.length];
    this.sizes = new int[count];
    for (int row = 0; row < groupOf.length; row++) {
      if (groupOf[row] >= 0) {
        numberOf[row] = sizes[groupOf[row]]++;
      }
    }
  }

  /** Of each group; not to be changed. */
  int[] sizes() {
    return sizes;
  }

  /** The group of a row, negative for none. */
  int of(int row) {
    return groupOf[row];
  }

  /** The number of a row in its group. */
  int numberOf(int row) {
    return numberOf[row];
  }

  int rows() {
    return groupOf.length;
  }
}
