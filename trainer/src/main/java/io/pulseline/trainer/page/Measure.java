package io.pulseline.trainer.page;

import io.pulseline.cli.chart.IntervalChart;
import io.pulseline.cli.chart.Numbers;

/**
 * A measured figure and what it may be.
 *
 * @param low lower end of its 95 % interval, NaN when there is none
 * @param high upper end
 */
public record Measure(String name, double value, double low, double high) {

  /** Both, to four digits behind the point. */
  String text() {
    String interval = interval();
    return Numbers.fixed(value, 4) + (interval.isEmpty() ? "" : " (" + interval + ")");
  }

  String interval() {
    return Numbers.interval(low, high, 4);
  }

  /**
   * As a line of a chart.
   *
   * @param label what the line is called
   */
  IntervalChart.Estimate estimate(String label) {
    return new IntervalChart.Estimate(label, value, low, high, text());
  }
}
