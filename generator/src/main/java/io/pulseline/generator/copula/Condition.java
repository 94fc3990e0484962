package io.pulseline.generator.copula;

import java.util.ArrayList;
import java.util.List;

/**
 * Values that one column of the wanted rows may have. A missing value never meets a condition.
 *
 * @param column position in the dataset's columns
 * @param ranges any of them; of codes when the column is categorical
 * @param text how people wrote it
 */
public record Condition(int column, List<Range> ranges, String text) {
  public Condition {
    ranges = List.copyOf(ranges);
  }

  /** Numbers from a lowest to a highest one, both included. */
  public record Range(double lowest, double highest) {
    boolean has(double value) {
      return value >= lowest && value <= highest;
    }
  }

  public boolean isMetBy(double value) {
    for (Range range : ranges) {
      if (range.has(value)) {
        return true;
      }
    }
    return false;
  }

  /** One condition for each column: what all of those given ask of it. */
  static List<Condition> byColumn(List<Condition> conditions) {
    List<Condition> merged = new ArrayList<>();
    for (Condition condition : conditions) {
      int known = 0;
      while (known < merged.size() && merged.get(known).column != condition.column) {
        known++;
      }
      if (known == merged.size()) {
        merged.add(condition);
      } else {
        merged.set(known, merged.get(known).and(condition));
      }
    }
    return merged;
  }

  private Condition and(Condition other) {
    List<Range> common = new ArrayList<>();
    for (Range a : ranges) {
      for (Range b : other.ranges) {
        Range both = new Range(Math.max(a.lowest, b.lowest), Math.min(a.highest, b.highest));
        if (both.lowest <= both.highest) {
          common.add(both);
        }
      }
    }
    return new Condition(column, common, text + " and " + other.text);
  }
}
