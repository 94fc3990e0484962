package io.pulseline.pages.chart;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A matrix as shades.
 *
 * @param corner what rows and columns are
 * @param shades one a cell, NaN where unknown, which stays grey
 * @param texts one a cell; written where the cells are large enough
 */
public record HeatMap(
    String corner,
    List<String> rows,
    List<String> columns,
    Scale scale,
    List<List<Double>> shades,
    List<List<String>> texts) {
  private static final double PLOT = 400;
  private static final double LARGEST_CELL = 56;
  private static final double LONGEST = 110;
  private static final double GAP = 6;

  public HeatMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    shades = shades.stream().map(List::copyOf).toList();
    texts = texts.stream().map(List::copyOf).toList();
  }

  /** What a shade means. */
  public enum Scale {
    /** From 0, white, to 1, dark. */
    SHARE,
    /** From -1, blue, over 0, white, to 1, red. */
    SIGNED
  }

  /** Draws it, one cell at least. */
  public Figure figure(String title, String note) {
    double cell = Math.min(LARGEST_CELL, PLOT / Math.max(rows.size(), columns.size()));
    double left = widest(rows) + 2 * GAP;
    double top = widest(columns) + 2 * GAP;
    Drawing drawing = new Drawing(left + cell * columns.size() + 2, top + cell * rows.size() + 2);
    names(drawing, cell, left, top);
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < columns.size(); j++) {
        cell(drawing, i, j, cell, left, top);
      }
    }
    String summary = corner + "; " + rows.size() + " rows and " + columns.size() + " columns";
    return new Figure(title, note, summary, drawing, List.of(), table());
  }

  /** Names closer than a line's height are left out, every second one or more of them. */
  private void names(Drawing drawing, double cell, double left, double top) {
    int every = (int) Math.ceil((Lettering.LINE - 2) / cell);
    for (int i = 0; i < rows.size(); i += every) {
      String name = Lettering.fit(rows.get(i), LONGEST);
      drawing.words(left - GAP, top + (i + 0.5) * cell + 3.5, "end", name);
    }
    for (int j = 0; j < columns.size(); j += every) {
      String name = Lettering.fit(columns.get(j), LONGEST);
      drawing.upwards(left + (j + 0.5) * cell + 3.5, top - GAP, "start", name);
    }
  }

  private void cell(Drawing drawing, int i, int j, double cell, double left, double top) {
    double shade = shades.get(i).get(j);
    String text = texts.get(i).get(j);
    double x = left + j * cell;
    double y = top + i * cell;
    String tooltip = rows.get(i) + ", " + columns.get(j) + ": " + text;
    drawing.box(
        x, y, cell, cell, scale == Scale.SHARE ? blue(shade) : signed(shade), "#fff", tooltip);
    if (Lettering.width(text) + 4 <= cell) {
      String ink = Math.abs(shade) > 0.55 ? "#fff" : Drawing.INK;
      drawing.words(x + cell / 2, y + cell / 2 + 3.5, "middle", ink, text);
    }
  }

  private Grid table() {
    List<String> head = Stream.concat(Stream.of(corner), columns.stream()).toList();
    return new Grid(
        head,
        IntStream.range(0, rows.size())
            .mapToObj(i -> Stream.concat(Stream.of(rows.get(i)), texts.get(i).stream()).toList())
            .toList());
  }

  private static String blue(double shade) {
    return Double.isNaN(shade) ? "#c8cdd2" : mixed(shade, 0x1f, 0x5f, 0xa6);
  }

  private static String signed(double shade) {
    if (Double.isNaN(shade)) {
      return "#c8cdd2";
    }
    return shade < 0 ? mixed(-shade, 0x1f, 0x5f, 0xa6) : mixed(shade, 0xb3, 0x2d, 0x1b);
  }

  /** So much of a colour in white. */
  private static String mixed(double part, int red, int green, int blue) {
    double share = Math.min(1, part);
    return "#%02x%02x%02x".formatted(tone(share, red), tone(share, green), tone(share, blue));
  }

  private static int tone(double share, int full) {
    return (int) Math.round(255 - share * (255 - full));
  }

  private static double widest(List<String> names) {
    return names.stream()
        .mapToDouble(name -> Math.min(LONGEST, Lettering.width(name)))
        .max()
        .orElse(0);
  }
}
