package io.pulseline.trainer.checks;

/** Hashes of rows, in one array with open addressing; 0 stands for a free place. */
final class RowSet {
  private final long[] hashes;
  private final long[] places;
  private final boolean[] marks;
  private final int mask;

  private RowSet(long[] hashes) {
    int size = Integer.highestOneBit(Math.max(8, hashes.length)) * 4;
    this.hashes = hashes;
    this.places = new long[size];
    this.marks = new boolean[size];
    this.mask = size - 1;
  }

  /**
   * The set of some rows.
   *
   * @param hashes by row, some may be equal; not to be changed
   */
  static RowSet of(long[] hashes) {
    RowSet set = new RowSet(hashes);
    for (long hash : hashes) {
      set.places[set.placeOf(hash)] = hash;
    }
    return set;
  }

  /** Where a hash stands, or where it would. */
  private int placeOf(long hash) {
    int at = (int) hash & mask;
    while (places[at] != hash && places[at] != 0) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** Marks the rows whose hashes other rows have too. */
  void mark(long[] others) {
    for (long hash : others) {
      int at = placeOf(hash);
      marks[at] |= places[at] == hash;
    }
  }

  /** How many rows are marked. */
  int marked() {
    int marked = 0;
    for (long hash : hashes) {
      marked += marks[placeOf(hash)] ? 1 : 0;
    }
    return marked;
  }
}
