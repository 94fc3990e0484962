package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.envelope.RejectionReason;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class CorruptionScheduleTest {

  @Property(tries = 300)
  void anyRunLongEnoughHoldsEveryReason(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.001, max = 1) @Scale(4) double share,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long start) {
    CorruptionSchedule schedule = new CorruptionSchedule(Corruption.ofEveryKind(share), seed);
    long records = (long) Math.ceil((RejectionReason.ofJson().size() + 0.01) / share);

    long kinds =
        LongStream.range(start, start + records)
            .mapToObj(schedule::of)
            .flatMap(Optional::stream)
            .distinct()
            .count();
    assertThat(kinds).isEqualTo(RejectionReason.ofJson().size());
  }

  @Property(tries = 100)
  void theShareIsKeptToOneRecord(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double share) {
    CorruptionSchedule schedule = new CorruptionSchedule(Corruption.ofEveryKind(share), seed);
    long corrupted = LongStream.range(0, 5000).filter(id -> schedule.of(id).isPresent()).count();
    assertThat((double) corrupted).isBetween(5000 * share - 1, 5000 * share + 1);
  }
}
