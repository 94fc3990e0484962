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
 */
public record FeatureBaseline(List<Double> edges, List<Double> shares, double missing) {
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
    long[] counts = binning.count(sorted);
    long missing = counts[binning.missing()];
    long present = values.length - missing;
    List<Double> shares = new ArrayList<>();
    for (int bin = 0; bin < binning.missing(); bin++) {
      shares.add(share(counts[bin], present));
    }
    return new FeatureBaseline(binning.edges(), shares, share(missing, values.length));
  }

  private static double share(long count, long of) {
    return of == 0 ? 0 : (double) count / of;
  }
}
