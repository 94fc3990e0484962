package io.pulseline.jobs.monitor.statistics;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Binning;
import java.util.Arrays;
import java.util.List;

/**
 * Counts records into the statistics of a slice: what is looked up by a column's name there stands
 * here by its position.
 */
public final class SliceCounter {
  private final List<Column> columns;
  private final SliceStatistics slice;
  private final Measured[] measured;
  private final Counted[] counted;
  private final Binning[] categories;
  private final Counted.Tally[][] tallies;
  private final Binning[] binnings;
  private final long[][] bins;
  private Histograms histograms;

  /** A counter for records of a dataset, on no model's bins yet. */
  public SliceCounter(Dataset dataset, SliceStatistics slice) {
    this.columns = dataset.columns();
    this.slice = slice;
    int n = columns.size();
    measured = new Measured[n];
    counted = new Counted[n];
    categories = new Binning[n];
    tallies = new Counted.Tally[n][];
    binnings = new Binning[n];
    bins = new long[n][];
    for (int i = 0; i < n; i++) {
      if (columns.get(i) instanceof CategoricalColumn categorical) {
        Counted counts = slice.liveCounts(categorical.name());
        counted[i] = counts;
        categories[i] = Binning.of(categorical);
        tallies[i] =
            categorical.categories().stream()
                .map(Category::value)
                .map(counts::tally)
                .toArray(Counted.Tally[]::new);
      } else {
        measured[i] = slice.live(columns.get(i).name());
      }
    }
  }

  public SliceStatistics slice() {
    return slice;
  }

  /** From now on records are counted on the bins of a model's baselines. */
  public void countOn(Baselines baselines) {
    histograms = slice.live(baselines);
    for (int i = 0; i < binnings.length; i++) {
      Column column = columns.get(i);
      bins[i] = histograms.live(column.name());
      binnings[i] =
          bins[i] == null ? null : Binning.of(column, baselines.features().get(column.name()));
    }
  }

  /** From now on records are counted on no model's bins. */
  public void countOnNone() {
    histograms = null;
    Arrays.fill(bins, null);
  }

  /**
   * Takes an accepted record.
   *
   * @param values in the order of the dataset's columns; NaN where missing, codes for categories
   */
  public void add(double[] values, long lagMillis) {
    slice.addLag(lagMillis);
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      if (measured[i] != null) {
        measured[i].add(value);
      } else if (Double.isNaN(value)) {
        counted[i].addMissing();
      } else {
        tallies[i][categories[i].binOf(value)].add(1);
      }
      if (bins[i] != null) {
        // The model was trained on floats, and so were its edges
        bins[i][binnings[i].binOf((float) value)]++;
      }
    }
    if (histograms != null) {
      histograms.addRow();
    }
  }
}
