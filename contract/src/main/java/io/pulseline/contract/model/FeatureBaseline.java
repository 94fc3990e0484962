package io.pulseline.contract.model;

import io.pulseline.contract.dataset.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a feature was distributed in the training rows: what drift is measured against. {@link
 * Binning} says which bin a value is in.
 *
 * @param edges inner bin edges of a numeric feature, ascending; the codes of a categorical one
 * @param shares share of the present values in each bin; one more than edges
 * @param missing share of missing values
 * @param rows how many training rows these are shares of; 0 in packages of old
 */
public record FeatureBaseline(List<Double> edges, List<Double> shares, double missing, long rows) {
  public FeatureBaseline {
    edges = List.copyOf(edges);
    shares = List.copyOf(shares);
  }

  /**
   * The baseline of a column.
   *
   * @param values of the training rows, as the model takes them; NaN where missing
   */
  public static FeatureBaseline of(Column column, double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Binning binning = Binning.learn(column, sorted);
    return of(binning, binning.count(sorted));
  }

  /**
   * The baseline of values that have been counted.
   *
   * @param counts how many fell in each bin, those that are missing last
   */
  public static FeatureBaseline of(Binning binning, long... counts) {
    long missing = counts[binning.missing()];
    long present = Arrays.stream(counts).sum() - missing;
    List<Double> shares = new ArrayList<>();
    for (int bin = 0; bin < binning.missing(); bin++) {
      shares.add(share(counts[bin], present));
    }
    long rows = present + missing;
    return new FeatureBaseline(binning.edges(), shares, share(missing, rows), rows);
  }

  private static double share(long count, long of) {
    return of == 0 ? 0 : (double) count / of;
  }
}
