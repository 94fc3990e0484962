package io.pulseline.quality;

import java.util.List;
import java.util.Locale;

/**
 * A matrix of strengths from -1 to 1 as colours: blue below zero, white at it, red above.
 *
 * @param matrix NaN where unknown, left grey
 */
@SuppressWarnings("ArrayRecordComponent") // drawn and forgotten
record HeatMap(List<String> names, double[][] matrix) {
  private static final double PLOT = 400;
  private static final double LARGEST_CELL = 32;
  private static final double LETTER = 5.6;
  private static final int LONGEST = 16;

  Svg drawing() {
    double cell = Math.min(LARGEST_CELL, PLOT / names.size());
    double margin = 12 + LETTER * names.stream().mapToInt(n -> shown(n).length()).max().orElse(0);
    Svg svg = new Svg(margin + cell * names.size() + 4, margin + cell * names.size() + 4);
    for (int i = 0; i < names.size(); i++) {
      double middle = margin + (i + 0.5) * cell;
      String name = shown(names.get(i));
      svg.words(margin - 6, middle + 3, "end", name);
      svg.upwards(middle + 3, margin - 6, name);
      for (int j = 0; j < names.size(); j++) {
        double strength = matrix[i][j];
        svg.box(
            margin + j * cell,
            margin + i * cell,
            cell,
            cell,
            "fill:" + colour(strength) + ";stroke:#fff",
            names.get(i)
                + ", "
                + names.get(j)
                + ": "
                + String.format(Locale.ROOT, "%.3f", strength));
      }
    }
    return svg;
  }

  private static String shown(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }

  private static String colour(double strength) {
    if (Double.isNaN(strength)) {
      return "#c8cdd2";
    }
    long pale = Math.round(255 * (1 - Math.min(1, Math.abs(strength))));
    long half = Math.round(60 + 195 * pale / 255.0);
    long full = Math.round(225 + 30 * pale / 255.0);
    return strength < 0
        ? "rgb(" + pale + "," + half + "," + full + ")"
        : "rgb(" + full + "," + half + "," + pale + ")";
  }
}
