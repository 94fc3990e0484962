package io.pulseline.generator.fit;

import io.pulseline.generator.copula.Knots;
import io.pulseline.generator.copula.ProfileExtra;
import io.pulseline.generator.extras.TimeFormat;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.hipparchus.util.ArithmeticUtils;

/** Learns how the dates or times of a column are spread. */
final class TimeSpread {
  private static final int KNOTS = 64;

  private final TimeFormat read;
  private final TimeFormat written;
  private final LongStream.Builder numbers = LongStream.builder();

  TimeSpread(ColumnChoice.Times choice) {
    this.read = choice.read();
    this.written = choice.written();
  }

  /** Takes a text of the column. */
  void add(String text) {
    numbers.add(read.parse(text).orElseThrow());
  }

  /** Of whole steps, such as days at midnight, so that none is written that is between them. */
  ProfileExtra.Times learned() {
    long[] sorted = numbers.build().sorted().toArray();
    long from = sorted[0];
    long step =
        Math.max(
            1, Arrays.stream(sorted).map(number -> number - from).reduce(0, ArithmeticUtils::gcd));
    double[] steps =
        Arrays.stream(sorted).map(number -> (number - from) / step).asDoubleStream().toArray();
    return new ProfileExtra.Times(written.pattern(), from, step, Knots.of(steps, 0, KNOTS));
  }
}
