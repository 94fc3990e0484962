package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The latent normal variable of a column, given that the column's value meets a condition: its
 * density cut to the intervals that lead to such values. When this variable is the first of a
 * copula, the others follow from it as always, so the rows are those that would have been kept if
 * all were drawn.
 */
final class NarrowedNormal {
  private static final double FURTHEST = 8;
  private static final double NARROWEST = 1e-12;

  private final Normal normal;
  private final List<Interval> intervals = new ArrayList<>();
  private final double share;

  /** Shares of the normal distribution, from and to. */
  private record Interval(double from, double to) {}

  NarrowedNormal(Column column, ColumnSampler sampler, Condition condition, Normal normal) {
    this.normal = normal;
    if (column instanceof CategoricalColumn) {
      addCategories(sampler, condition, -FURTHEST, FURTHEST);
    } else {
      condition.ranges().forEach(range -> addRange(sampler, range));
    }
    this.share = intervals.stream().mapToDouble(i -> i.to() - i.from()).sum();
  }

  /** The probability of the condition, from 0 to 1. */
  double share() {
    return share;
  }

  double draw(RandomGenerator random) {
    double at = random.nextDouble() * share;
    int chosen = 0;
    while (chosen < intervals.size() - 1 && at >= width(intervals.get(chosen))) {
      at -= width(intervals.get(chosen++));
    }
    double below = intervals.get(chosen).from() + at;
    return normal.quantile(Math.min(Math.nextDown(1.0), Math.max(Double.MIN_NORMAL, below)));
  }

  private static double width(Interval interval) {
    return interval.to() - interval.from();
  }

  /** Each category has one interval of z, so between two z of one category there is no other. */
  private void addCategories(ColumnSampler sampler, Condition condition, double from, double to) {
    double low = sampler.value(from);
    double high = sampler.value(to);
    if (low == high) {
      if (condition.isMetBy(low)) {
        add(from, to);
      }
    } else if (to - from > NARROWEST) {
      double middle = (from + to) / 2;
      addCategories(sampler, condition, from, middle);
      addCategories(sampler, condition, middle, to);
    }
  }

  /** Values of a numeric column rise with z. */
  private void addRange(ColumnSampler sampler, Condition.Range range) {
    add(firstAbove(sampler, Math.nextDown(range.lowest())), firstAbove(sampler, range.highest()));
  }

  private static double firstAbove(ColumnSampler sampler, double value) {
    double from = -FURTHEST;
    double to = FURTHEST;
    if (sampler.value(from) > value) {
      return from;
    }
    while (to - from > NARROWEST) {
      double middle = (from + to) / 2;
      if (sampler.value(middle) > value) {
        to = middle;
      } else {
        from = middle;
      }
    }
    return to;
  }

  private void add(double from, double to) {
    Interval interval = new Interval(normal.below(from), normal.below(to));
    if (width(interval) > 0) {
      intervals.add(interval);
    }
  }
}
