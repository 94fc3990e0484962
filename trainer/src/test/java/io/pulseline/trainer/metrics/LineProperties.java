package io.pulseline.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class LineProperties {

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void thinnedLooksTheSame(@ForAll @IntRange(min = 1, max = 30_000) int count, @ForAll long seed) {
    List<Point> all = smooth(count, seed);
    Line line = new Line();
    all.forEach(point -> line.add(point.x(), point.y()));

    List<Point> thinned = line.thinned();

    assertThat(thinned).hasSizeLessThanOrEqualTo(Line.MOST_POINTS);
    assertThat(thinned.get(0)).isEqualTo(all.get(0));
    assertThat(thinned.get(thinned.size() - 1)).isEqualTo(all.get(count - 1));
    if (thinned.size() < Line.MOST_POINTS) {
      assertThat(all).allSatisfy(p -> assertThat(distance(p, thinned)).isLessThan(0.0015));
    }
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void ofAnyShapeKeepsItsLargestTurns(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Line line = new Line();
    for (int i = 0; i <= 5000; i++) {
      line.add(i / 5000.0, i == 2500 ? 5 : random.nextDouble());
    }

    assertThat(line.thinned()).hasSize(Line.MOST_POINTS).contains(new Point(0.5, 5));
  }

  /** A curve as ROC curves are: it never falls, and its steps are small and uneven. */
  private static List<Point> smooth(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Point> points = new ArrayList<>();
    double x = 0;
    for (int i = 0; i < count; i++) {
      points.add(new Point(x, Math.pow(x, 0.2)));
      x = Math.min(1, x + random.nextDouble() * 2 / count);
    }
    return points;
  }

  private static double distance(Point p, List<Point> line) {
    double least = Math.hypot(p.x() - line.get(0).x(), p.y() - line.get(0).y());
    for (int i = 1; i < line.size(); i++) {
      Point a = line.get(i - 1);
      Point b = line.get(i);
      double dx = b.x() - a.x();
      double dy = b.y() - a.y();
      double along = ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / (dx * dx + dy * dy);
      double at = Math.max(0, Math.min(1, along));
      least = Math.min(least, Math.hypot(p.x() - a.x() - at * dx, p.y() - a.y() - at * dy));
    }
    return least;
  }
}
