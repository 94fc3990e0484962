package io.pulseline.observe.ledger;

import java.util.Map;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/** A set of Kafka positions (partition, offset), each a number: partition above, offset below. */
public final class OffsetSet {
  private static final int OFFSET_BITS = 48;

  private final Roaring64Bitmap positions;

  public OffsetSet() {
    this(new Roaring64Bitmap());
  }

  private OffsetSet(Roaring64Bitmap positions) {
    this.positions = positions;
  }

  /**
   * Adds a position.
   *
   * @param partition below 2^15
   * @param offset below 2^48
   * @return whether it is new here
   */
  public boolean add(int partition, long offset) {
    long position = position(partition, offset);
    boolean fresh = !positions.contains(position);
    positions.addLong(position);
    return fresh;
  }

  public long size() {
    return positions.getLongCardinality();
  }

  /**
   * How many positions are at or after a start.
   *
   * @param starts first offset that counts, by partition; 0 for one that is not named
   */
  public long sizeFrom(Map<Integer, Long> starts) {
    long[] size = {size()};
    starts.forEach(
        (partition, start) ->
            size[0] -= before(position(partition, start)) - before(position(partition, 0)));
    return size[0];
  }

  private long before(long position) {
    return position == 0 ? 0 : positions.rankLong(position - 1);
  }

  public OffsetSet plus(OffsetSet other) {
    OffsetSet result = copy();
    result.positions.or(other.positions);
    return result;
  }

  public OffsetSet minus(OffsetSet other) {
    OffsetSet result = copy();
    result.positions.andNot(other.positions);
    return result;
  }

  public OffsetSet and(OffsetSet other) {
    OffsetSet result = copy();
    result.positions.and(other.positions);
    return result;
  }

  private OffsetSet copy() {
    return new OffsetSet(positions.clone());
  }

  private static long position(int partition, long offset) {
    if (partition >>> (63 - OFFSET_BITS) != 0 || offset >>> OFFSET_BITS != 0) {
      throw new IllegalArgumentException(
          "no position: partition " + partition + ", offset " + offset);
    }
    return (long) partition << OFFSET_BITS | offset;
  }
}
