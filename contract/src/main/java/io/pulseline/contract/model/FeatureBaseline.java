package io.pulseline.contract.model;

import java.util.List;

/**
 * How a feature was distributed in the training rows: what drift is measured against.
 *
 * @param edges inner bin edges of a numeric feature, ascending, so that bin i holds values in
 *     [edges(i-1), edges(i)); the codes of a categorical one
 * @param shares share of the present values in each bin (one more than edges) or of each code
 * @param missing share of missing values
 */
public record FeatureBaseline(List<Double> edges, List<Double> shares, double missing) {
  public FeatureBaseline {
    edges = List.copyOf(edges);
    shares = List.copyOf(shares);
  }
}
