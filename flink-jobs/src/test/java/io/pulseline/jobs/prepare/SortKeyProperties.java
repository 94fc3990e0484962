package io.pulseline.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.types.StringValue;

class SortKeyProperties {
  private static final int COMPARED_IN_PLACE = 8;

  private record Place(int partition, long offset) {
    static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::partition).thenComparingLong(Place::offset);

    String key() {
      return SortKey.place(partition, offset);
    }
  }

  @Property
  void keysAreInTheOrderOfPlaces(
      @ForAll int partition, @ForAll long offset, @ForAll int other, @ForAll long another) {
    assertSameOrder(new Place(partition, offset), new Place(other, another));
    assertSameOrder(new Place(partition, offset), new Place(partition, another));
  }

  @Property
  void aPlaceIsReadFromItsKey(@ForAll int partition, @ForAll long offset) {
    String key = SortKey.place(partition, offset);

    assertThat(SortKey.partition(key)).isEqualTo(partition);
    assertThat(SortKey.offset(key)).isEqualTo(offset);
    assertThat(key.chars()).allMatch(c -> c < 128);
  }

  @Property
  void bitsThatDifferHaveKeysThatDo(
      @ForAll long some, @ForAll long others, @ForAll long one, @ForAll long more) {
    String key = SortKey.bits(some, others);

    assertThat(key.equals(SortKey.bits(one, more))).isEqualTo(some == one && others == more);
    assertThat(key.chars()).allMatch(c -> c < 128);
  }

  @Property
  void flinkTellsPlacesOfTopicsApartWithoutReadingTheKeys(
      @ForAll @IntRange(max = 127) int partition,
      @ForAll @LongRange(max = (1L << 35) - 2) long offset) {
    MemorySegment first = compared(SortKey.place(partition, offset));
    MemorySegment next = compared(SortKey.place(partition, offset + 1));

    assertThat(first.compare(next, 0, 0, COMPARED_IN_PLACE)).isNegative();
  }

  private static MemorySegment compared(String key) {
    MemorySegment bytes = MemorySegmentFactory.allocateUnpooledSegment(COMPARED_IN_PLACE);
    new StringValue(key).copyNormalizedKey(bytes, 0, COMPARED_IN_PLACE);
    return bytes;
  }

  private static void assertSameOrder(Place some, Place other) {
    assertThat(Integer.signum(some.key().compareTo(other.key())))
        .isEqualTo(Integer.signum(Place.ORDER.compare(some, other)));
  }
}
