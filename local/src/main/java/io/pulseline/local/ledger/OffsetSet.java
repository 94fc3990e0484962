package io.pulseline.local.ledger;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** A set of Kafka positions (partition, offset): one bit each. */
public final class OffsetSet {
  private final Map<Integer, BitSet> partitions = new TreeMap<>();

  /** Returns whether the position is new here. */
  public boolean add(int partition, long offset) {
    BitSet bits = partitions.computeIfAbsent(partition, p -> new BitSet());
    int bit = Math.toIntExact(offset);
    boolean fresh = !bits.get(bit);
    bits.set(bit);
    return fresh;
  }

  public long size() {
    return partitions.values().stream().mapToLong(BitSet::cardinality).sum();
  }

  /**
   * How many positions are at or after a start.
   *
   * @param starts first offset that counts, by partition; 0 for one that is not named
   */
  public long sizeFrom(Map<Integer, Long> starts) {
    long size = 0;
    for (Map.Entry<Integer, BitSet> partition : partitions.entrySet()) {
      int start = Math.toIntExact(starts.getOrDefault(partition.getKey(), 0L));
      size += partition.getValue().stream().filter(offset -> offset >= start).count();
    }
    return size;
  }

  public OffsetSet plus(OffsetSet other) {
    OffsetSet result = copy();
    other.partitions.forEach(
        (partition, bits) ->
            result.partitions.computeIfAbsent(partition, p -> new BitSet()).or(bits));
    return result;
  }

  public OffsetSet minus(OffsetSet other) {
    OffsetSet result = copy();
    other.partitions.forEach(
        (partition, bits) ->
            result.partitions.computeIfAbsent(partition, p -> new BitSet()).andNot(bits));
    return result;
  }

  public OffsetSet and(OffsetSet other) {
    return minus(minus(other));
  }

  private OffsetSet copy() {
    OffsetSet result = new OffsetSet();
    partitions.forEach(
        (partition, bits) -> result.partitions.put(partition, (BitSet) bits.clone()));
    return result;
  }
}
