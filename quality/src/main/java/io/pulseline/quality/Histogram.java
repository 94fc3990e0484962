package io.pulseline.quality;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The shares of the same bins in the real and in the synthetic table, drawn over each other.
 *
 * @param labels of the bins
 * @param ends what stands below the first and the last bin
 */
@SuppressWarnings("ArrayRecordComponent") // drawn and forgotten
record Histogram(List<String> labels, List<String> ends, double[] real, double[] synthetic) {
  private static final double WIDTH = 240;
  private static final double HEIGHT = 120;
  private static final int BINS = 24;
  private static final MathContext LABEL_DIGITS = new MathContext(4);

  static Histogram ofNumbers(double[] real, double[] synthetic) {
    double[] present =
        IntStream.range(0, real.length + synthetic.length)
            .mapToDouble(i -> i < real.length ? real[i] : synthetic[i - real.length])
            .filter(value -> !Double.isNaN(value))
            .toArray();
    double low = Arrays.stream(present).min().orElse(0);
    double high = Arrays.stream(present).max().orElse(1);
    boolean whole = Arrays.stream(present).allMatch(value -> value == Math.rint(value));
    // Bins of whole numbers hold as many of them each, or they would look like a comb
    double step = (high - low) / BINS;
    double width = whole ? Math.max(1, Math.ceil((high - low + 1) / BINS)) : step > 0 ? step : 1;
    int bins = whole ? (int) Math.ceil((high - low + 1) / width) : BINS;
    List<String> labels =
        IntStream.range(0, bins).mapToObj(bin -> text(low + bin * width) + " and up").toList();
    return new Histogram(
        labels,
        List.of(text(low), text(high)),
        numberShares(real, low, width, bins),
        numberShares(synthetic, low, width, bins));
  }

  private static double[] numberShares(double[] values, double low, double width, int bins) {
    int[] at =
        Arrays.stream(values)
            .filter(value -> !Double.isNaN(value))
            .mapToInt(value -> Math.min(bins - 1, (int) ((value - low) / width)))
            .toArray();
    return shares(at, bins);
  }

  static Histogram ofCategories(CategoricalColumn column, double[] real, double[] synthetic) {
    List<String> labels = column.categories().stream().map(Category::value).toList();
    return new Histogram(
        labels,
        labels,
        categoryShares(column, real, labels.size()),
        categoryShares(column, synthetic, labels.size()));
  }

  private static double[] categoryShares(CategoricalColumn column, double[] values, int size) {
    int[] at = Arrays.stream(values).mapToInt(column::positionOf).filter(i -> i >= 0).toArray();
    return shares(at, size);
  }

  private static double[] shares(int[] positions, int size) {
    double[] shares = new double[size];
    for (int position : positions) {
      shares[position] += 1.0 / positions.length;
    }
    return shares;
  }

  Svg drawing() {
    Svg svg = new Svg(WIDTH, HEIGHT + 16);
    double largest =
        Math.max(Arrays.stream(real).max().orElse(1), Arrays.stream(synthetic).max().orElse(1));
    double bin = WIDTH / real.length;
    for (int i = 0; i < real.length; i++) {
      String shares = String.format(Locale.ROOT, "%.4f and %.4f", real[i], synthetic[i]);
      String tooltip = labels.get(i) + ": " + shares;
      double a = HEIGHT * real[i] / largest;
      double b = HEIGHT * synthetic[i] / largest;
      String filled = "fill:#3b6fb6;fill-opacity:0.55";
      svg.box(i * bin + 0.5, HEIGHT - a, bin - 1, a, filled, tooltip);
      String outlined = "fill:#d9722e;fill-opacity:0.25;stroke:#d9722e";
      svg.box(i * bin + 1, HEIGHT - b, bin - 2, b, outlined, tooltip);
    }
    svg.box(0, HEIGHT, WIDTH, 1, "fill:#8a949e", "");
    for (Label label : below()) {
      svg.words(label.x(), HEIGHT + 13, label.anchor(), label.words());
    }
    return svg;
  }

  private record Label(double x, String anchor, String words) {}

  private List<Label> below() {
    List<Label> words = new ArrayList<>();
    boolean each = ends.size() == labels.size() && labels.size() <= 8;
    if (!each) {
      words.add(new Label(0, "start", ends.get(0)));
      words.add(new Label(WIDTH, "end", ends.get(ends.size() - 1)));
      return words;
    }
    double bin = WIDTH / labels.size();
    int room = (int) (bin / 5.6);
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      String shown = label.length() <= room ? label : label.substring(0, Math.max(1, room));
      words.add(new Label((i + 0.5) * bin, "middle", shown));
    }
    return words;
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : BigDecimal.valueOf(value).round(LABEL_DIGITS).stripTrailingZeros().toString();
  }
}
