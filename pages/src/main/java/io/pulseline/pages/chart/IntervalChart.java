package io.pulseline.pages.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Measurements below each other: a dot each, and a bar over the values that it may have.
 *
 * @param measure what is measured, with its unit
 * @param reference null for none
 */
public record IntervalChart(String measure, List<Estimate> estimates, Reference reference) {
  public IntervalChart {
    estimates = List.copyOf(estimates);
  }

  /**
   * A measurement.
   *
   * @param value finite
   * @param low lower end of its 95 % interval, NaN when that is not known
   * @param high upper end
   * @param text all of it as it is written
   */
  public record Estimate(String name, double value, double low, double high, String text) {
    DoubleStream ends() {
      return DoubleStream.of(value, low, high).filter(Double::isFinite);
    }
  }

  /** Draws it, one measurement at least. */
  public Figure figure(String title, String note) {
    Stream<DoubleStream> compared =
        reference == null ? Stream.of() : Stream.of(DoubleStream.of(reference.value()));
    double[] values =
        Stream.concat(estimates.stream().map(Estimate::ends), compared)
            .flatMapToDouble(ends -> ends)
            .toArray();
    Axis axis = Axis.linear(measure, values);
    List<String> names = estimates.stream().map(Estimate::name).toList();
    List<String> texts = estimates.stream().map(Estimate::text).toList();
    RowFrame frame = RowFrame.draw(axis, names, texts, reference);
    for (int i = 0; i < estimates.size(); i++) {
      draw(frame, i, estimates.get(i));
    }
    String against = reference == null ? "" : ", compared with " + reference.name();
    String summary =
        estimates.size() + " values with their 95 % intervals; " + axis.range() + against;
    return new Figure(title, note, summary, frame.drawing(), List.of(), table());
  }

  private static void draw(RowFrame frame, int i, Estimate estimate) {
    Look look = Look.of(0);
    double x = frame.x(estimate.value());
    double y = frame.middle(i);
    if (Double.isFinite(estimate.low()) && Double.isFinite(estimate.high())) {
      double low = frame.x(estimate.low());
      double high = frame.x(estimate.high());
      frame.drawing().line(low, y, high, y, look.colour(), 2, null);
      frame.drawing().line(low, y - 3, low, y + 3, look.colour(), 1.2, null);
      frame.drawing().line(high, y - 3, high, y + 3, look.colour(), 1.2, null);
    }
    String tooltip = estimate.name() + ": " + estimate.text();
    frame.drawing().path(look.shape().at(x, y), look.colour(), 1, look.colour(), null, tooltip);
  }

  private Grid table() {
    return new Grid(
        List.of("", measure),
        estimates.stream().map(estimate -> List.of(estimate.name(), estimate.text())).toList());
  }
}
