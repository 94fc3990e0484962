package io.pulseline.trainer.metrics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A line through many points within a unit square, of which few are kept that look the same: next
 * is always the one that is furthest from the line drawn so far, until none is far or there are
 * enough (Douglas and Peucker 1973).
 */
final class Line {
  static final int MOST_POINTS = 200;

  /** Nobody sees less: a fifth of a pixel of a chart of 400. */
  static final double INVISIBLE = 0.0005;

  private final List<Point> points = new ArrayList<>();
  private Point skipped;
  private final PriorityQueue<Piece> pieces =
      new PriorityQueue<>(Comparator.comparingDouble(Piece::distance).reversed());

  /** A straight piece, and the point between its ends that is furthest from it. */
  private record Piece(int from, int to, int furthest, double distance) {}

  boolean isEmpty() {
    return points.isEmpty();
  }

  /** Adds a point, or skips it when it lies where the last one does. */
  void add(double x, double y) {
    Point last = points.isEmpty() ? null : points.get(points.size() - 1);
    boolean same =
        last != null && Math.abs(x - last.x()) < INVISIBLE && Math.abs(y - last.y()) < INVISIBLE;
    skipped = same ? new Point(x, y) : null;
    if (!same) {
      points.add(new Point(x, y));
    }
  }

  /** At most {@value #MOST_POINTS} of the points, the first and the last among them. */
  List<Point> thinned() {
    if (skipped != null) {
      points.add(skipped);
      skipped = null;
    }
    BitSet kept = new BitSet();
    kept.set(0);
    kept.set(points.size() - 1);
    split(0, points.size() - 1);
    while (!pieces.isEmpty() && kept.cardinality() < MOST_POINTS) {
      Piece piece = pieces.poll();
      kept.set(piece.furthest);
      split(piece.from, piece.furthest);
      split(piece.furthest, piece.to);
    }
    return kept.stream().mapToObj(points::get).toList();
  }

  private void split(int from, int to) {
    Point start = points.get(from);
    double dx = points.get(to).x() - start.x();
    double dy = points.get(to).y() - start.y();
    double length = Math.hypot(dx, dy);
    int furthest = from;
    double distance = 0;
    for (int i = from + 1; i < to; i++) {
      double px = points.get(i).x() - start.x();
      double py = points.get(i).y() - start.y();
      double away = length == 0 ? Math.hypot(px, py) : Math.abs(dx * py - dy * px) / length;
      if (away > distance) {
        furthest = i;
        distance = away;
      }
    }
    if (distance > INVISIBLE) {
      pieces.add(new Piece(from, to, furthest, distance));
    }
  }
}
