package io.pulseline.generator.copula;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * A distribution function as a polyline through the points (x, p), p being the share of values up
 * to x. Both coordinates never fall; equal x in a row are an atom, equal p in a row a gap.
 */
public final class Knots {
  private final double[] p;
  private final double[] x;

  /**
   * @param p from 0 to 1
   * @param x as many as p
   */
  public Knots(double[] p, double[] x) {
    if (p.length != x.length || p.length < 2 || p[0] != 0 || p[p.length - 1] != 1) {
      throw new IllegalArgumentException("knots need as many x as p, and p from 0 to 1");
    }
    for (int i = 1; i < p.length; i++) {
      if (!(p[i] >= p[i - 1] && x[i] >= x[i - 1])) {
        throw new IllegalArgumentException("knots must not fall, as number " + i + " does");
      }
    }
    this.p = p.clone();
    this.x = x.clone();
  }

  /**
   * The distribution function of a sample.
   *
   * @param sorted at least one finite value, ascending
   * @param decimals that values are rounded to, so that each stands for the interval around it;
   *     null when they are not
   * @param limit most knots, at least 2
   */
  public static Knots of(double[] sorted, Integer decimals, int limit) {
    double[] p = new double[2 * sorted.length];
    double[] x = new double[2 * sorted.length];
    int size = 0;
    for (int i = 0; i < sorted.length; ) {
      int next = i;
      while (next < sorted.length && sorted[next] == sorted[i]) {
        next++;
      }
      size = add(p, x, size, (double) i / sorted.length, edge(sorted[i], decimals, -1));
      size = add(p, x, size, (double) next / sorted.length, edge(sorted[i], decimals, 1));
      i = next;
    }
    return simplified(Arrays.copyOf(p, size), Arrays.copyOf(x, size), limit);
  }

  /** The lower (side -1) or upper (1) end of the interval that a rounded value stands for. */
  static double edge(double value, Integer decimals, int side) {
    return decimals == null
        ? value
        : Rounding.round(value + side * Rounding.step(decimals) / 2, decimals + 1);
  }

  /** Neighbouring rounding intervals share their boundary. */
  private static int add(double[] p, double[] x, int size, double share, double value) {
    boolean same = size > 0 && p[size - 1] == share && x[size - 1] >= value;
    if (!same) {
      p[size] = share;
      x[size] = value;
      return size + 1;
    }
    return size;
  }

  /**
   * Keeps the points that matter most: the segment with the largest error is split at its worst
   * point until the limit is reached (Douglas-Peucker). The error is the vertical distance,
   * weighted as Anderson and Darling do so that tails count.
   */
  static Knots simplified(double[] p, double[] x, int limit) {
    TreeSet<Integer> kept = new TreeSet<>();
    kept.add(0);
    kept.add(p.length - 1);
    PriorityQueue<Split> splits =
        new PriorityQueue<>(Comparator.comparingDouble(Split::error).reversed());
    splits.add(Split.of(p, x, 0, p.length - 1));
    while (kept.size() < limit && splits.peek().error() > 0) {
      Split worst = splits.remove();
      kept.add(worst.at());
      splits.add(Split.of(p, x, worst.from(), worst.at()));
      splits.add(Split.of(p, x, worst.at(), worst.to()));
    }
    int[] indexes = kept.stream().mapToInt(Integer::intValue).toArray();
    return new Knots(
        Arrays.stream(indexes).mapToDouble(i -> p[i]).toArray(),
        Arrays.stream(indexes).mapToDouble(i -> x[i]).toArray());
  }

  private record Split(int from, int to, int at, double error) {
    static Split of(double[] p, double[] x, int from, int to) {
      double slope = x[to] > x[from] ? (p[to] - p[from]) / (x[to] - x[from]) : 0;
      double worst = 0;
      int at = from;
      double tail = 1.0 / p.length;
      for (int i = from + 1; i < to; i++) {
        double onLine = p[from] + slope * (x[i] - x[from]);
        double weight = Math.sqrt(Math.max(p[i] * (1 - p[i]), tail));
        double error = x[to] > x[from] ? Math.abs(p[i] - onLine) / weight : 0;
        if (error > worst) {
          worst = error;
          at = i;
        }
      }
      return new Split(from, to, at, worst);
    }
  }

  /** The value below which a share u of [0, 1] of the values lies. */
  public double inverse(double u) {
    int segment = 1;
    while (segment < p.length - 1 && p[segment] < u) {
      segment++;
    }
    return inverse(u, segment);
  }

  /** {@link #inverse(double)} between the knots segment - 1 and segment. */
  double inverse(double u, int segment) {
    double width = p[segment] - p[segment - 1];
    double within = width > 0 ? (u - p[segment - 1]) / width : 0;
    return x[segment - 1] + within * (x[segment] - x[segment - 1]);
  }

  /** The share of values up to a position: the other way round of {@link #inverse(double)}. */
  public double below(double position) {
    if (position < x[0]) {
      return 0;
    }
    int segment = 1;
    while (segment < x.length && x[segment] <= position) {
      segment++;
    }
    if (segment == x.length) {
      return 1;
    }
    double within = (position - x[segment - 1]) / (x[segment] - x[segment - 1]);
    return p[segment - 1] + within * (p[segment] - p[segment - 1]);
  }

  public int size() {
    return p.length;
  }

  public double p(int knot) {
    return p[knot];
  }

  public double x(int knot) {
    return x[knot];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Knots knots && Arrays.equals(p, knots.p) && Arrays.equals(x, knots.x);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(p) + Arrays.hashCode(x);
  }

  @Override
  public String toString() {
    return "Knots[" + p.length + " from " + x[0] + " to " + x[x.length - 1] + "]";
  }
}
