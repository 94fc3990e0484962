package io.pulseline.features;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exact quantiles of columns whose rows may lie with several workers: a radix selection. Floats are
 * compared by their bits, some at a time from the highest; in each round all workers count, for
 * every value that is looked for, how many of theirs share the bits found so far and which ones
 * follow. Nothing is sorted or copied, and only counts travel.
 */
public final class Quantiles {
  /** Bits of the first round: sign, exponent and three of the fraction tell most values apart. */
  private static final int FIRST = 12;

  /** Bits of the two rounds after it. */
  private static final int NEXT = 10;

  private final List<Values> columns;
  private final int rows;
  private final Collective workers;

  /** The values of a column; those that are not finite do not count. */
  @FunctionalInterface
  public interface Values {
    /** The value of a row. */
    float at(int row);
  }

  private Quantiles(List<Values> columns, int rows, Collective workers) {
    this.columns = columns;
    this.rows = rows;
    this.workers = workers;
  }

  /**
   * The quantiles of each column, linear between its values as type 7 of Hyndman and Fan (1996).
   *
   * @param rows of this worker
   * @param shares from 0 to 1
   * @return by column, then by share; nothing for a column without finite values
   */
  public static double[][] of(List<Values> columns, int rows, double[] shares, Collective workers) {
    return new Quantiles(columns, rows, workers).find(shares);
  }

  private double[][] find(double... shares) {
    List<Search> searches = columns.stream().map(column -> new Search()).toList();
    for (int shift = Integer.SIZE - FIRST; shift >= 0; shift -= NEXT) {
      long[][] counts = together(searches, shift);
      for (int i = 0; i < counts.length; i++) {
        if (shift == Integer.SIZE - FIRST) {
          searches.get(i).begin(Arrays.stream(counts[i]).sum(), shares);
        }
        searches.get(i).narrow(counts[i]);
      }
    }
    return searches.stream().map(Search::quantiles).toArray(double[][]::new);
  }

  /** What all workers count, by column. */
  private long[][] together(List<Search> searches, int shift) {
    long[][] mine =
        IntStream.range(0, searches.size())
            .parallel()
            .mapToObj(i -> searches.get(i).count(columns.get(i), rows, shift))
            .toArray(long[][]::new);
    return workers.sum(mine);
  }

  /** Ascending as the floats are, when taken without sign. */
  private static int key(float value) {
    int bits = Float.floatToIntBits(value);
    return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
  }

  private static float value(int key) {
    return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
  }

  /** Looks for some of a column's values by their places in its order. */
  private static final class Search {
    private static final short NONE = -1;

    private int digits = 1 << FIRST;

    /** How many bits have been found. */
    private int bits;

    /** What they are for each value that is looked for, ascending, each once. */
    private int[] prefixes = {0};

    /** By the bits of the first round: the first prefix that has them. */
    private short[] start = {};

    private double[] places = {};

    /** For each place the values on both sides of it: bits found, place among those with them. */
    private int[] found = {};

    private long[] rest = {};

    long[] count(Values values, int rows, int shift) {
      long[] counts = new long[prefixes.length * digits];
      for (int row = 0; row < rows; row++) {
        float value = values.at(row);
        if (Float.isFinite(value)) {
          int key = key(value);
          int at = prefix(key);
          if (at >= 0) {
            counts[at * digits + (key >>> shift & digits - 1)]++;
          }
        }
      }
      return counts;
    }

    /** The prefix that a key has, or none. */
    private int prefix(int key) {
      if (bits == 0) {
        return 0;
      }
      int at = start[key >>> (Integer.SIZE - FIRST)];
      int prefix = key >>> (Integer.SIZE - bits);
      while (at >= 0 && prefixes[at] != prefix) {
        at = at + 1 < prefixes.length && prefixes[at] < prefix ? at + 1 : NONE;
      }
      return at;
    }

    void begin(long values, double... shares) {
      if (values == 0) {
        return;
      }
      places = Arrays.stream(shares).map(share -> share * (values - 1)).toArray();
      found = new int[2 * places.length];
      rest = new long[found.length];
      for (int i = 0; i < places.length; i++) {
        rest[2 * i] = (long) places[i];
        rest[2 * i + 1] = Math.min((long) places[i] + 1, values - 1);
      }
    }

    void narrow(long... counts) {
      for (int i = 0; i < found.length; i++) {
        int at = Arrays.binarySearch(prefixes, found[i]) * digits;
        int digit = 0;
        while (rest[i] >= counts[at + digit]) {
          rest[i] -= counts[at + digit];
          digit++;
        }
        found[i] = found[i] * digits + digit;
      }
      prefixes = Arrays.stream(found).sorted().distinct().toArray();
      bits += bits == 0 ? FIRST : NEXT;
      digits = 1 << NEXT;
      start = new short[1 << FIRST];
      Arrays.fill(start, NONE);
      for (int i = prefixes.length - 1; i >= 0; i--) {
        start[prefixes[i] >>> (bits - FIRST)] = (short) i;
      }
    }

    double[] quantiles() {
      double[] quantiles = new double[places.length];
      for (int i = 0; i < places.length; i++) {
        double below = value(found[2 * i]);
        double above = value(found[2 * i + 1]);
        quantiles[i] = below + (places[i] - (long) places[i]) * (above - below);
      }
      return quantiles;
    }
  }
}
