package io.pulseline.contract.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The slow reference is java.time. */
class IsoTimeProperties {
  private final Timestamps timestamps = new Timestamps(ZoneOffset.UTC);

  @Property(tries = 5000)
  void writesAsJavaTimeDoes(@ForAll("times") long time) {
    assertThat(written(time)).isEqualTo(Timestamps.format(time));
  }

  @Property(tries = 5000)
  void readsWhatItWrites(@ForAll("times") long time) {
    assertThat(IsoTime.parse(written(time))).isEqualTo(time);
  }

  @Example
  void everyDayIsTheOneOfJavaTime() {
    LocalDate last = LocalDate.of(9999, 12, 31);
    for (LocalDate day = LocalDate.EPOCH; day.isBefore(last); day = day.plusDays(1)) {
      long time = day.toEpochDay() * 86_400_000;
      String text = written(time);
      assertThat(text).startsWith(day.toString());
      assertThat(IsoTime.parse(text)).isEqualTo(time);
    }
  }

  /** A time with a few characters changed is the same for both, or not for IsoTime to read. */
  @Property(tries = 5000)
  void neverReadsAnotherTimeThanJavaTime(@ForAll("times") long time, @ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(written(time));
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.setCharAt(random.nextInt(text.length()), "0123456789-:TZ.+ ".charAt(random.nextInt(17)));
    }

    long ours = IsoTime.parse(text.toString());

    if (ours != IsoTime.OTHER_FORM) {
      assertThat(reference(text.toString())).isEqualTo(ours);
    }
  }

  private long reference(String text) {
    try {
      return timestamps.parseAnyForm(text);
    } catch (Rejection e) {
      throw new AssertionError("java.time does not accept " + text, e);
    }
  }

  @Provide
  Arbitrary<Long> times() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, IsoTime.LATEST),
        Arbitraries.longs().between(0, 4_102_444_800_000L));
  }

  private static String written(long time) {
    byte[] text = new byte[24];
    assertThat(IsoTime.write(time, text, 0)).isEqualTo(24);
    return new String(text, StandardCharsets.US_ASCII);
  }
}
