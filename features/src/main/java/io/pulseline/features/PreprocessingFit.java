package io.pulseline.features;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns a {@link Preprocessing} from training rows, and from those only.
 *
 * <p>A missing number becomes the median, a missing category the most frequent one (a median of
 * codes would often be no category at all). Columns that the dataset names are clipped to [Q1 −
 * iqr·IQR, Q3 + iqr·IQR]. Engineered features are clipped to the finite range that they had in
 * training: trees do not see beyond it anyway, and a denominator of zero then does no harm.
 *
 * <p>The rows may lie with several workers. Quantiles and counts are then the ones of all rows, and
 * means and deviations are too, but for a rounding.
 */
public final class PreprocessingFit {
  private final Dataset dataset;
  private final float[] train;
  private final List<ColumnStatistics> statistics;
  private final Collective workers;
  private final List<Column> columns;
  private final int rows;

  private PreprocessingFit(
      Dataset dataset, float[] train, List<ColumnStatistics> statistics, Collective workers) {
    this.dataset = dataset;
    this.train = train;
    this.statistics = statistics;
    this.workers = workers;
    this.columns = dataset.features();
    this.rows = train.length / columns.size();
  }

  /** Learns from all training rows; see {@link #fit(Dataset, float[], List, Collective)}. */
  public static Preprocessing fit(Dataset dataset, float[] train) {
    Collective alone = Collective.ALONE;
    return fit(dataset, train, ColumnStatistics.of(dataset, train, alone), alone);
  }

  /**
   * Learns.
   *
   * @param train features of the training rows that this worker holds, row-major, rows × features
   *     of the dataset; NaN where missing
   * @param statistics of all workers' rows, by feature
   */
  public static Preprocessing fit(
      Dataset dataset, float[] train, List<ColumnStatistics> statistics, Collective workers) {
    return new PreprocessingFit(dataset, train, statistics, workers).learn();
  }

  /** Values by input and row. */
  @FunctionalInterface
  private interface Inputs {
    float value(int input, int row);
  }

  private Preprocessing learn() {
    List<Learned> bounds = rawBounds();
    List<Learned> raw =
        scaled(bounds, (column, row) -> bounds.get(column).complete(feature(row, column)));
    List<Formula> formulas = Formula.of(dataset);
    float[][] values = engineeredValues(raw, formulas);
    List<Learned> ranges = ranges(values);
    List<Learned> engineered = scaled(ranges, (i, row) -> ranges.get(i).clip(values[i][row]));
    return new Preprocessing(raw, formulas, engineered);
  }

  private List<Learned> rawBounds() {
    List<Learned> bounds = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double[] quartiles = statistics.get(i).quartiles();
      float fill = 0;
      if (column instanceof CategoricalColumn categorical) {
        fill = mostFrequent(categorical.codes(), statistics.get(i).categories());
      } else if (quartiles.length > 0) {
        fill = (float) quartiles[1];
      }
      bounds.add(bounds(column, fill, quartiles));
    }
    return bounds;
  }

  private Learned bounds(Column column, float fill, double... quartiles) {
    float lower = Float.NEGATIVE_INFINITY;
    float upper = Float.POSITIVE_INFINITY;
    if (quartiles.length > 0 && dataset.clip().columns().contains(column.name())) {
      double margin = dataset.clip().iqr() * (quartiles[2] - quartiles[0]);
      lower = (float) (quartiles[0] - margin);
      upper = (float) (quartiles[2] + margin);
    }
    return new Learned(column.name(), fill, lower, upper, 0, 1);
  }

  /** Of several that are as frequent the one with the smallest code; 0 of none. */
  private static float mostFrequent(double[] codes, long... counts) {
    float best = 0;
    long most = 0;
    for (int k = 0; k < codes.length; k++) {
      float code = (float) codes[k];
      if (counts[k] > most || (counts[k] == most && most > 0 && code < best)) {
        most = counts[k];
        best = code;
      }
    }
    return best;
  }

  private float feature(int row, int column) {
    return train[row * columns.size() + column];
  }

  /** By formula, then by row. */
  private float[][] engineeredValues(List<Learned> raw, List<Formula> formulas) {
    float[][] values = new float[formulas.size()][rows];
    RowBlocks.forEach(
        rows,
        (from, to) -> {
          float[] complete = new float[raw.size()];
          for (int row = from; row < to; row++) {
            for (int i = 0; i < complete.length; i++) {
              complete[i] = raw.get(i).complete(feature(row, i));
            }
            for (int i = 0; i < values.length; i++) {
              values[i][row] = formulas.get(i).value(complete, 0);
            }
          }
        });
    return values;
  }

  /** The finite range of each engineered feature. */
  private List<Learned> ranges(float[]... values) {
    double[] mine = new double[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      double lower = Double.POSITIVE_INFINITY;
      double upper = Double.NEGATIVE_INFINITY;
      for (float value : values[i]) {
        if (Float.isFinite(value)) {
          lower = Math.min(lower, value);
          upper = Math.max(upper, value);
        }
      }
      mine[2 * i] = lower;
      mine[2 * i + 1] = upper;
    }
    double[][] all = workers.gather(mine);
    List<Learned> ranges = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      int at = 2 * i;
      float lower = (float) Arrays.stream(all).mapToDouble(one -> one[at]).min().orElseThrow();
      float upper = (float) Arrays.stream(all).mapToDouble(one -> one[at + 1]).max().orElseThrow();
      boolean any = lower <= upper;
      String name = dataset.engineered().get(i).name();
      ranges.add(new Learned(name, Float.NaN, any ? lower : 0, any ? upper : 0, 0, 1));
    }
    return ranges;
  }

  private List<Learned> scaled(List<Learned> bounds, Inputs inputs) {
    double[] mine =
        IntStream.range(0, bounds.size())
            .parallel()
            .mapToObj(input -> Moments.of(observed(inputs, input)))
            .flatMapToDouble(moments -> Arrays.stream(moments.numbers()))
            .toArray();
    double[][] all = workers.gather(mine);
    List<Learned> scaled = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      Moments moments = Moments.of();
      for (double[] one : all) {
        moments = moments.with(Moments.at(one, i * Moments.NUMBERS));
      }
      scaled.add(scaled(bounds.get(i), moments));
    }
    return scaled;
  }

  private static Learned scaled(Learned bounds, Moments moments) {
    if (moments.count() == 0) {
      return bounds;
    }
    float scale = (float) (1 / Math.sqrt(moments.variance()));
    boolean usable = Float.isFinite(scale) && scale > 0;
    return bounds.scaledBy((float) moments.mean(), usable ? scale : 1);
  }

  private double[] observed(Inputs inputs, int input) {
    double[] values = new double[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      values[count] = inputs.value(input, row);
      count += Double.isFinite(values[count]) ? 1 : 0;
    }
    return Arrays.copyOf(values, count);
  }
}
