package io.pulseline.pages.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Horizontal bars from zero, each with its value as text.
 *
 * @param measure what the bars' length is, with its unit
 * @param reference null for none
 */
public record BarChart(String measure, List<Bar> bars, Reference reference) {
  public BarChart {
    bars = List.copyOf(bars);
  }

  /**
   * A bar.
   *
   * @param value finite
   * @param text the value as it is written
   */
  public record Bar(String name, double value, String text) {}

  /** Draws it, one bar at least. */
  public Figure figure(String title, String note) {
    double[] values = bars.stream().mapToDouble(Bar::value).toArray();
    DoubleStream others = reference == null ? DoubleStream.of(0) : at(reference.value());
    double[] ends = DoubleStream.concat(Arrays.stream(values), others).toArray();
    Axis axis = Axis.linear(measure, ends);
    List<String> texts = bars.stream().map(Bar::text).toList();
    RowFrame frame = RowFrame.draw(axis, bars.stream().map(Bar::name).toList(), texts, reference);
    String colour = Look.of(0).colour();
    for (int i = 0; i < values.length; i++) {
      double from = frame.x(Math.min(0, values[i]));
      double length = frame.x(Math.max(0, values[i])) - from;
      double thick = frame.row() - 5;
      double y = frame.middle(i) - thick / 2;
      String tooltip = bars.get(i).name() + ": " + texts.get(i);
      frame.drawing().box(from, y, length, thick, colour, null, tooltip);
    }
    String compared = reference == null ? "" : ", compared with " + reference.name();
    String summary = bars.size() + " bars; " + axis.range() + compared;
    return new Figure(title, note, summary, frame.drawing(), List.of(), table());
  }

  private static DoubleStream at(double value) {
    return DoubleStream.of(0, value);
  }

  private Grid table() {
    return new Grid(
        List.of("", measure), bars.stream().map(bar -> List.of(bar.name(), bar.text())).toList());
  }
}
