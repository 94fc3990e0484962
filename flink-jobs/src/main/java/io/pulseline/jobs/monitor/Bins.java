package io.pulseline.jobs.monitor;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.jobs.monitor.statistics.Counted;
import io.pulseline.jobs.monitor.statistics.Histograms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The counts of one feature with what each is called, for people and for charts.
 *
 * @param labels one a count
 */
record Bins(List<String> labels, List<Long> counts) {
  private static final String MISSING = "missing";
  private static final String OTHER = "other";

  /** On the model's edges; of a categorical column without a model, by category. */
  static Bins of(Column column, Optional<Histograms> histograms, Counted counted) {
    String name = column.name();
    Optional<Histograms> compared = histograms.filter(all -> all.bins().containsKey(name));
    if (compared.isPresent()) {
      Histograms all = compared.get();
      return new Bins(
          labels(column, all.baselines().features().get(name).edges()),
          Arrays.stream(all.bins().get(name)).boxed().toList());
    }
    if (column instanceof CategoricalColumn) {
      List<String> labels = new ArrayList<>(counted.counts().keySet());
      List<Long> counts = new ArrayList<>(counted.counts().values());
      labels.add(MISSING);
      counts.add(counted.missing());
      return new Bins(labels, counts);
    }
    return new Bins(List.of(), List.of());
  }

  /** One a bin, in the order of {@link io.pulseline.contract.model.Binning}. */
  private static List<String> labels(Column column, List<Double> edges) {
    List<String> labels = new ArrayList<>();
    if (column instanceof CategoricalColumn categorical) {
      edges.forEach(code -> labels.add(value(categorical, code)));
      labels.add(OTHER);
    } else if (edges.isEmpty()) {
      labels.add("any");
    } else {
      labels.add("< " + number(edges.get(0)));
      for (int i = 1; i < edges.size(); i++) {
        labels.add(number(edges.get(i - 1)) + " – " + number(edges.get(i)));
      }
      labels.add("≥ " + number(edges.get(edges.size() - 1)));
    }
    labels.add(MISSING);
    return labels;
  }

  /** A model may know categories that the descriptor no longer has. */
  private static String value(CategoricalColumn column, double code) {
    int position = column.positionOf(code);
    return position < 0 ? number(code) : column.categories().get(position).value();
  }

  /** As short as a float can be told, which is what edges are made of. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Float.toString((float) value);
  }
}
