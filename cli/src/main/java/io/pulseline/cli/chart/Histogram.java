package io.pulseline.cli.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Shares of the same bins in one or two tables: the first as filled bars, the second as outlines
 * over them.
 *
 * @param bins in their order
 * @param across where they stand
 * @param names of the tables
 * @param shares one a bin for each table, from 0 to 1
 */
public record Histogram(
    List<Bin> bins, Axis across, List<String> names, List<List<Double>> shares) {
  private static final String FILL = "#a9c4e4";

  public Histogram {
    bins = List.copyOf(bins);
    names = List.copyOf(names);
    shares = shares.stream().map(List::copyOf).toList();
  }

  /** A bin and where it stands on the axis. */
  public record Bin(String name, double from, double to) {}

  /** One bar a category. */
  public static Histogram ofCategories(
      String title, List<String> categories, List<String> names, List<List<Double>> shares) {
    List<Bin> bins =
        IntStream.range(0, categories.size())
            .mapToObj(i -> new Bin(categories.get(i), i - 0.4, i + 0.4))
            .toList();
    return new Histogram(bins, Axis.names(title, categories), names, shares);
  }

  /**
   * One bar an interval; as high as the share, or, where the intervals are not of one width, as the
   * share by width.
   *
   * @param edges ascending, one more than bins
   */
  public static Histogram ofIntervals(
      String title, List<Double> edges, List<String> names, List<List<Double>> shares) {
    List<Bin> bins =
        IntStream.range(0, edges.size() - 1)
            .mapToObj(i -> bin(edges.get(i), edges.get(i + 1)))
            .toList();
    double[] values = edges.stream().mapToDouble(Double::doubleValue).toArray();
    return new Histogram(bins, Axis.exactly(title, values), names, shares);
  }

  private static Bin bin(double from, double to) {
    return new Bin(Numbers.tidy(from) + " to " + Numbers.tidy(to), from, to);
  }

  /** Draws it, one bin at least. */
  public Figure figure(String title, String note) {
    boolean equal = equallyWide();
    double[] heights =
        shares.stream()
            .flatMapToDouble(
                table -> IntStream.range(0, bins.size()).mapToDouble(i -> height(table, i, equal)))
            .toArray();
    Axis up = up(equal, DoubleStream.of(heights).max().orElse(0));
    Drawing drawing = Size.SMALL.drawing();
    Frame frame = Frame.draw(drawing, across, up);
    for (int table = 0; table < shares.size(); table++) {
      for (int i = 0; i < bins.size(); i++) {
        double height = height(shares.get(table), i, equal);
        bar(drawing, frame, bins.get(i), height, table);
      }
    }
    String tables = String.join(" and ", names);
    String summary = "shares of " + tables + " in " + bins.size() + " bins; " + across.range();
    return new Figure(title, note, summary, drawing, keys(), table());
  }

  private static Axis up(boolean equal, double highest) {
    return equal
        ? Axis.linear("", 0, highest > 0 ? highest : 1)
        : new Axis("density", 0, highest > 0 ? highest : 1, Axis.Kind.NUMBERS, List.of());
  }

  private boolean equallyWide() {
    double width = bins.get(0).to() - bins.get(0).from();
    return bins.stream().allMatch(bin -> Math.abs(bin.to() - bin.from() - width) < width * 1e-6);
  }

  private double height(List<Double> table, int i, boolean equal) {
    Bin bin = bins.get(i);
    return equal ? table.get(i) : table.get(i) / (bin.to() - bin.from());
  }

  private void bar(Drawing drawing, Frame frame, Bin bin, double height, int table) {
    Look look = Look.of(table);
    double x = frame.x(bin.from());
    double y = frame.y(height);
    double width = frame.x(bin.to()) - x;
    int i = bins.indexOf(bin);
    String tooltip = bin.name() + ": " + String.join(", ", row(i).subList(1, 1 + names.size()));
    String fill = table == 0 ? FILL : "none";
    drawing.box(x, y, width, frame.bottom() - y, fill, look.colour(), tooltip);
  }

  private List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (int table = 0; table < names.size() && names.size() > 1; table++) {
      Drawing sample = new Drawing(16, 12);
      sample.box(1, 1, 14, 10, table == 0 ? FILL : "none", Look.of(table).colour(), null);
      keys.add(new Key(sample, names.get(table)));
    }
    return keys;
  }

  private Grid table() {
    List<String> head = new ArrayList<>(List.of(across.title().isEmpty() ? "bin" : across.title()));
    head.addAll(names);
    return new Grid(head, IntStream.range(0, bins.size()).mapToObj(this::row).toList());
  }

  private List<String> row(int i) {
    List<String> row = new ArrayList<>(List.of(bins.get(i).name()));
    shares.forEach(table -> row.add(Numbers.percent(table.get(i))));
    return row;
  }
}
