package io.pulseline.pages.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines and dots over two axes. */
public record LineChart(Size size, Axis across, Axis up, List<Series> series) {
  private static final int MOST_IN_TABLE = 40;

  public LineChart {
    series = List.copyOf(series);
  }

  /** Draws it. */
  public Figure figure(String title, String note) {
    Drawing drawing = size.drawing();
    Frame frame = Frame.draw(drawing, across, up);
    List<Look> looks = looks();
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      draw(drawing, frame, series.get(i), looks.get(i));
      keys.add(new Key(sample(series.get(i), looks.get(i)), series.get(i).name()));
    }
    String names = series.stream().map(Series::name).collect(Collectors.joining(", "));
    String summary = names + "; across " + across.range() + ", up " + up.range();
    return new Figure(title, note, summary, drawing, keys.size() > 1 ? keys : List.of(), table());
  }

  /** What is compared with has a look of its own and takes none from the measured ones. */
  private List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    int measured = 0;
    for (Series one : series) {
      looks.add(one.kind() == Series.Kind.REFERENCE ? Look.REFERENCE : Look.of(measured++));
    }
    return looks;
  }

  private void draw(Drawing drawing, Frame frame, Series one, Look look) {
    List<Series.Point> drawn = one.points().stream().filter(this::hasPlace).toList();
    if (one.kind() != Series.Kind.DOTS && drawn.size() > 1) {
      double width = one.kind() == Series.Kind.REFERENCE ? 1 : 2;
      String d = through(frame, drawn, one.kind() == Series.Kind.STEPS);
      drawing.path(d, look.colour(), width, null, look.dash(), null);
    }
    if (one.dotted()) {
      drawn.forEach(point -> dot(drawing, frame, one.name(), point, look));
    }
  }

  /** A failed trial has no score, and no logarithm is 0 or below. */
  private boolean hasPlace(Series.Point point) {
    return Double.isFinite(across.at(point.x())) && Double.isFinite(up.at(point.y()));
  }

  private void dot(Drawing drawing, Frame frame, String name, Series.Point point, Look look) {
    double x = frame.x(point.x());
    double y = frame.y(point.y());
    if (point.hasInterval()) {
      drawing.line(x, frame.y(point.low()), x, frame.y(point.high()), look.colour(), 1, null);
    }
    String tooltip = name + ": " + Numbers.tidy(point.x()) + ", " + Numbers.tidy(point.y());
    drawing.path(look.shape().at(x, y), look.colour(), 1.2, look.colour(), null, tooltip);
  }

  /** Points that fall on one place are drawn once. */
  private static String through(Frame frame, List<Series.Point> points, boolean steps) {
    StringBuilder d = new StringBuilder();
    String lastX = "";
    String lastY = "";
    for (Series.Point point : points) {
      String x = Numbers.pixels(frame.x(point.x()));
      String y = Numbers.pixels(frame.y(point.y()));
      if (x.equals(lastX) && y.equals(lastY)) {
        continue;
      }
      if (d.isEmpty()) {
        d.append('M').append(x).append(' ').append(y);
      } else if (steps) {
        d.append('H').append(x).append('V').append(y);
      } else {
        d.append('L').append(x).append(' ').append(y);
      }
      lastX = x;
      lastY = y;
    }
    return d.toString();
  }

  private static Drawing sample(Series one, Look look) {
    Drawing sample = new Drawing(30, 12);
    if (one.kind() != Series.Kind.DOTS) {
      sample.line(0, 6, 30, 6, look.colour(), 2, look.dash());
    }
    if (one.dotted()) {
      sample.path(look.shape().at(15, 6), look.colour(), 1.2, look.colour(), null, null);
    }
    return sample;
  }

  private Grid table() {
    List<List<String>> rows = new ArrayList<>();
    for (Series one : series) {
      List<Series.Point> points = one.points();
      int shown = Math.min(MOST_IN_TABLE, points.size());
      IntStream.range(0, shown)
          .map(i -> shown < 2 ? i : (int) ((long) i * (points.size() - 1) / (shown - 1)))
          .mapToObj(points::get)
          .forEach(point -> rows.add(row(one, point)));
    }
    return new Grid(List.of("series", across.title(), up.title(), "95 %"), rows);
  }

  private List<String> row(Series one, Series.Point point) {
    return List.of(
        one.name(),
        text(across, point.x()),
        text(up, point.y()),
        point.hasInterval() ? Numbers.tidy(point.low()) + " to " + Numbers.tidy(point.high()) : "");
  }

  /** The name of a value where the axis is one of names. */
  private static String text(Axis axis, double value) {
    return axis.ticks().stream()
        .filter(tick -> tick.value() == value)
        .findFirst()
        .map(Axis.Tick::text)
        .orElse(Numbers.tidy(value));
  }
}
