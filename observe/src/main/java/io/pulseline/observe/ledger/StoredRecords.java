package io.pulseline.observe.ledger;

/** One store's entries, by the Kafka position of the record that each stands for. */
public final class StoredRecords {
  private final OffsetSet offsets = new OffsetSet();
  private long rows;

  /** Takes in an entry; returns whether it is the first of its record. */
  public boolean add(int partition, long offset) {
    rows++;
    return offsets.add(partition, offset);
  }

  /** How many entries there are, repeated ones included. */
  public long rows() {
    return rows;
  }

  /** Their distinct positions. */
  public OffsetSet offsets() {
    return offsets;
  }

  /** Entries beyond the first of a record. */
  public long repeated() {
    return rows - offsets.size();
  }
}
