package io.pulseline.pages.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How values are distributed in one table or in two: the first as filled bars, the second as
 * outlines over them. Bars of one width are as high as their shares; where widths differ, it is
 * their area that tells the share.
 *
 * @param across where the bins stand
 */
public record Histogram(Axis across, List<Table> tables) {
  private static final String FILL = "#a9c4e4";

  public Histogram {
    tables = List.copyOf(tables);
  }

  /**
   * A part of the axis and the share of values that fall in it, from 0 to 1.
   *
   * @param from below to
   */
  public record Bin(String name, double from, double to, double share) {}

  /** Where the values come from. */
  public record Table(String name, List<Bin> bins) {
    public Table {
      bins = List.copyOf(bins);
    }

    /**
     * A table of categories.
     *
     * @param shares one a category
     */
    public static Table ofCategories(String name, List<String> categories, List<Double> shares) {
      return new Table(
          name,
          IntStream.range(0, shares.size())
              .mapToObj(i -> new Bin(categories.get(i), i - 0.4, i + 0.4, shares.get(i)))
              .toList());
    }

    /**
     * A table of numbers.
     *
     * @param edges ascending, one more than shares
     */
    public static Table ofIntervals(String name, List<Double> edges, List<Double> shares) {
      return new Table(
          name,
          IntStream.range(0, shares.size())
              .mapToObj(i -> interval(edges.get(i), edges.get(i + 1), shares.get(i)))
              .toList());
    }

    private static Bin interval(double from, double to, double share) {
      return new Bin(Numbers.tidy(from) + " to " + Numbers.tidy(to), from, to, share);
    }
  }

  /** Draws it, one bin at least. */
  public Figure figure(String title, String note) {
    List<Bin> all = tables.stream().flatMap(table -> table.bins().stream()).toList();
    double width = all.get(0).to() - all.get(0).from();
    boolean equal =
        all.stream().allMatch(bin -> Math.abs(bin.to() - bin.from() - width) < width * 1e-6);
    double highest = all.stream().mapToDouble(bin -> height(bin, equal)).max().orElse(0);
    double top = highest > 0 ? highest : 1;
    Axis up =
        equal ? Axis.linear("", 0, top) : new Axis("density", 0, top, Axis.Kind.NUMBERS, List.of());
    Drawing drawing = Size.SMALL.drawing();
    Frame frame = Frame.draw(drawing, across, up);
    for (int i = 0; i < tables.size(); i++) {
      for (Bin bin : tables.get(i).bins()) {
        double x = frame.x(bin.from());
        double y = frame.y(height(bin, equal));
        String tooltip = tables.get(i).name() + ", " + bin.name() + ": " + text(bin);
        drawing.box(
            x, y, frame.x(bin.to()) - x, frame.bottom() - y, fill(i), Look.of(i).colour(), tooltip);
      }
    }
    String names = String.join(" and ", tables.stream().map(Table::name).toList());
    return new Figure(
        title, note, "shares of " + names + "; " + across.range(), drawing, keys(), table());
  }

  private static double height(Bin bin, boolean equal) {
    return equal ? bin.share() : bin.share() / (bin.to() - bin.from());
  }

  private static String fill(int table) {
    return table == 0 ? FILL : "none";
  }

  private static String text(Bin bin) {
    return Numbers.percent(bin.share());
  }

  private List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < tables.size() && tables.size() > 1; i++) {
      Drawing sample = new Drawing(16, 12);
      sample.box(1, 1, 14, 10, fill(i), Look.of(i).colour(), null);
      keys.add(new Key(sample, tables.get(i).name()));
    }
    return keys;
  }

  private Grid table() {
    List<List<String>> rows =
        tables.stream()
            .flatMap(
                table ->
                    table.bins().stream().map(bin -> List.of(table.name(), bin.name(), text(bin))))
            .toList();
    return new Grid(List.of("rows of", "value", "share"), rows);
  }
}
