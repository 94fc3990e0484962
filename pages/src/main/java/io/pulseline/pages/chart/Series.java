package io.pulseline.pages.chart;

import java.util.List;

/**
 * Points that belong together.
 *
 * @param points in the order in which a line runs through them
 */
public record Series(String name, Kind kind, List<Point> points) {
  public Series {
    points = List.copyOf(points);
  }

  /** How points are drawn. */
  public enum Kind {
    LINE,
    /** A line that runs level to the next point and then up or down. */
    STEPS,
    DOTS,
    /** Dots and a line through them. */
    CHAIN,
    /** A thin line to compare with, not a measurement. */
    REFERENCE
  }

  /**
   * A point.
   *
   * @param low lower end of what its y may be, NaN when that is not known
   * @param high upper end
   */
  public record Point(double x, double y, double low, double high) {

    /** A point known exactly. */
    public Point(double x, double y) {
      this(x, y, Double.NaN, Double.NaN);
    }

    boolean hasInterval() {
      return !Double.isNaN(low) && !Double.isNaN(high);
    }
  }

  /** A straight line from point to point. */
  public static Series reference(String name, Point from, Point to) {
    return new Series(name, Kind.REFERENCE, List.of(from, to));
  }

  boolean dotted() {
    return kind == Kind.DOTS || kind == Kind.CHAIN;
  }
}
