package io.pulseline.serving.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is admitted, whatever comes in whatever order. */
class AdmissionProperties {
  private static final int CONCURRENCY = 3;
  private static final int BODY_BYTES = 100_000;
  private static final int SMALL_BYTES = 8 * 1024;

  private final Admission admission =
      new Admission(
          new Limits(CONCURRENCY, BODY_BYTES, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));

  @Property
  void bodiesNeverHoldMoreThanTheyMayAndGiveAllOfItBack(
      @ForAll @Size(max = 200) List<@IntRange(min = -1, max = 50_000) Integer> steps) {
    long[] bodies = new long[5];
    long[] held = new long[bodies.length];
    for (int i = 0; i < steps.size(); i++) {
      int body = i % bodies.length;
      if (steps.get(i) < 0) {
        admission.release(held[body]);
        bodies[body] = 0;
        held[body] = 0;
        continue;
      }
      bodies[body] += steps.get(i);
      long now = admission.hold(held[body], bodies[body]);
      held[body] = now < 0 ? held[body] : now;

      assertThat(LongStream.of(held).sum()).isLessThanOrEqualTo(BODY_BYTES);
      assertThat(held[body] == 0 || held[body] > SMALL_BYTES).isTrue();
    }
    for (long bytes : held) {
      admission.release(bytes);
    }
    assertThat(admission.hold(0, BODY_BYTES)).isEqualTo(BODY_BYTES);
    assertThat(admission.hold(0, SMALL_BYTES + 1)).isEqualTo(-1);
    admission.release(BODY_BYTES);
  }

  @Property
  void asManyAreUnderWayAsMayBe(@ForAll List<Boolean> comings) {
    int underWay = 0;
    for (boolean comes : comings) {
      if (comes) {
        boolean admitted = admission.enter();
        assertThat(admitted).isEqualTo(underWay < CONCURRENCY);
        underWay += admitted ? 1 : 0;
      } else if (underWay > 0) {
        admission.leave();
        underWay--;
      }
    }
    for (; underWay > 0; underWay--) {
      admission.leave();
    }
  }
}
