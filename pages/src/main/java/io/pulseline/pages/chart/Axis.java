package io.pulseline.pages.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One direction of a chart.
 *
 * @param title what is measured, with its unit
 * @param low value at its beginning
 * @param high value at its end, above low
 * @param kind what lies between
 * @param ticks ascending
 */
public record Axis(String title, double low, double high, Kind kind, List<Tick> ticks) {
  private static final int PARTS = 5;
  private static final int MOST_TICKS = 6;
  private static final double TINY = 1e-9;
  private static final double[] ROUND = {1, 2, 5};

  /** How values spread over an axis. */
  public enum Kind {
    NUMBERS,
    /** Equal lengths are equal ratios. */
    LOGARITHMIC,
    NAMES
  }

  /** A named value. */
  public record Tick(double value, String text) {}

  public Axis {
    ticks = List.copyOf(ticks);
  }

  /** From 0 to 1. */
  public static Axis share(String title) {
    return linear(title, 0, 1);
  }

  /** From a round number to a round number, with all finite values between them. */
  public static Axis linear(String title, double... values) {
    double[] ends = ends(values);
    double step = round(roundAbove((ends[1] - ends[0]) / PARTS));
    long first = (long) Math.floor(ends[0] / step + TINY);
    long last = Math.max(first + 1, (long) Math.ceil(ends[1] / step - TINY));
    return new Axis(title, first * step, last * step, Kind.NUMBERS, multiples(step, first, last));
  }

  /** From the lowest to the highest finite value. */
  public static Axis exactly(String title, double... values) {
    double[] ends = ends(values);
    double step = round(roundAbove((ends[1] - ends[0]) / PARTS));
    long first = (long) Math.ceil(ends[0] / step - TINY);
    long last = (long) Math.floor(ends[1] / step + TINY);
    return new Axis(title, ends[0], ends[1], Kind.NUMBERS, multiples(step, first, last));
  }

  private static List<Tick> multiples(double step, long first, long last) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + TINY));
    List<Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      double value = i * step;
      BigDecimal plain = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
      ticks.add(new Tick(value, decimals > 4 ? Numbers.tidy(value) : plain.toPlainString()));
    }
    return ticks;
  }

  /** From a round number to a round number, with all values between them that are above 0. */
  public static Axis logarithmic(String title, double... values) {
    double[] ends = ends(Arrays.stream(values).filter(value -> value > 0).toArray());
    int low = roundBelow(ends[0] > 0 ? ends[0] : ends[1] / 10);
    int high = roundAbove(ends[1]);
    int every = high - low > MOST_TICKS ? ROUND.length : 1;
    List<Tick> ticks =
        IntStream.rangeClosed(low, high)
            .filter(step -> Math.floorMod(step, every) == 0)
            .mapToObj(step -> new Tick(round(step), Numbers.tidy(round(step))))
            .toList();
    return new Axis(title, round(low), round(high), Kind.LOGARITHMIC, ticks);
  }

  /** With a name at 0, 1, 2 and so on. */
  public static Axis names(String title, List<String> names) {
    List<Tick> ticks =
        IntStream.range(0, names.size()).mapToObj(i -> new Tick(i, names.get(i))).toList();
    return new Axis(title, -0.5, Math.max(1, names.size()) - 0.5, Kind.NAMES, ticks);
  }

  /** Where a value is: 0 at the beginning, 1 at the end. */
  double at(double value) {
    return kind == Kind.LOGARITHMIC
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  String range() {
    return ticks.isEmpty()
        ? title
        : title + " from " + ticks.get(0).text() + " to " + ticks.get(ticks.size() - 1).text();
  }

  /** Lowest and highest finite value, apart from each other. */
  private static double[] ends(double... values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(1);
    if (low < high) {
      return new double[] {low, high};
    }
    double around = low == 0 ? 0.5 : Math.abs(low) / 10;
    return new double[] {low - around, low + around};
  }

  /** The n-th of 1, 2, 5, 10, 20, 50 and so on; below 0 of 0.5, 0.2, 0.1 and so on. */
  private static double round(int n) {
    int digits = ROUND.length;
    return ROUND[Math.floorMod(n, digits)] * Math.pow(10, Math.floorDiv(n, digits));
  }

  /** Which of them is the last one that is not above a value. */
  private static int roundBelow(double value) {
    int n = ROUND.length * (int) Math.floor(Math.log10(value));
    while (round(n + 1) <= value * (1 + TINY)) {
      n++;
    }
    return n;
  }

  /** Which of them is the first one that is not below a value. */
  private static int roundAbove(double value) {
    int below = roundBelow(value);
    return round(below) >= value * (1 - TINY) ? below : below + 1;
  }
}
