package io.pulseline.cli.chart;

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
  private static final double TINY = 1e-9;

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
    double step = roundStep((ends[1] - ends[0]) / PARTS);
    long first = (long) Math.floor(ends[0] / step + TINY);
    long last = Math.max(first + 1, (long) Math.ceil(ends[1] / step - TINY));
    return new Axis(title, first * step, last * step, Kind.NUMBERS, multiples(step, first, last));
  }

  /** From the lowest to the highest finite value. */
  public static Axis exactly(String title, double... values) {
    double[] ends = ends(values);
    double step = roundStep((ends[1] - ends[0]) / PARTS);
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

  /** Over the powers of ten around all values, which are above 0. */
  public static Axis logarithmic(String title, double... values) {
    double[] ends = ends(Arrays.stream(values).filter(value -> value > 0).toArray());
    double low = Math.floor(Math.log10(ends[0]) + TINY);
    double high = Math.max(low + 1, Math.ceil(Math.log10(ends[1]) - TINY));
    List<Tick> ticks = new ArrayList<>();
    for (double power = low; power <= high; power++) {
      double value = Math.pow(10, power);
      ticks.add(new Tick(value, Numbers.tidy(value)));
    }
    return new Axis(title, Math.pow(10, low), Math.pow(10, high), Kind.LOGARITHMIC, ticks);
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

  /** The next one of 1, 2 and 5 times a power of ten. */
  private static double roundStep(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double digit = step / power;
    double round = digit <= 1 + TINY ? 1 : digit <= 2 + TINY ? 2 : digit <= 5 + TINY ? 5 : 10;
    return round * power;
  }
}
