package io.pulseline.features;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.model.Binning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
  private static final double[] QUARTILES = {0.25, 0.5, 0.75};

  private final Dataset dataset;
  private final float[] train;
  private final Collective workers;
  private final List<Column> columns;
  private final int rows;

  private PreprocessingFit(Dataset dataset, float[] train, Collective workers) {
    this.dataset = dataset;
    this.train = train;
    this.workers = workers;
    this.columns = dataset.features();
    this.rows = train.length / columns.size();
  }

  /** Learns from all training rows; see {@link #fit(Dataset, float[], Collective)}. */
  public static Preprocessing fit(Dataset dataset, float[] train) {
    return fit(dataset, train, Collective.ALONE);
  }

  /**
   * Learns.
   *
   * @param train features of the training rows that this worker holds, row-major, rows × features
   *     of the dataset; NaN where missing
   */
  public static Preprocessing fit(Dataset dataset, float[] train, Collective workers) {
    return new PreprocessingFit(dataset, train, workers).learn();
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
    List<Quantiles.Values> values =
        IntStream.range(0, columns.size())
            .<Quantiles.Values>mapToObj(column -> row -> feature(row, column))
            .toList();
    double[][] quartiles = Quantiles.of(values, rows, QUARTILES, workers);
    float[] mostFrequent = mostFrequent();
    List<Learned> bounds = new ArrayList<>();
    for (int i = 0; i < quartiles.length; i++) {
      Column column = columns.get(i);
      boolean numeric = column instanceof NumericColumn && quartiles[i].length > 0;
      float fill = numeric ? (float) quartiles[i][1] : mostFrequent[i];
      bounds.add(bounds(column, fill, quartiles[i]));
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

  /** Of each column the most frequent category, of several the one with the smallest code. */
  private float[] mostFrequent() {
    long[][] counts = workers.sum(parallel(this::counts).toArray(long[][]::new));
    float[] best = new float[counts.length];
    for (int i = 0; i < best.length; i++) {
      long most = 0;
      for (int k = 0; k < counts[i].length; k++) {
        float code = (float) ((CategoricalColumn) columns.get(i)).codes()[k];
        if (counts[i][k] > most || (counts[i][k] == most && most > 0 && code < best[i])) {
          most = counts[i][k];
          best[i] = code;
        }
      }
    }
    return best;
  }

  /** How often each category of a column occurs; nothing for numbers. */
  private long[] counts(int column) {
    if (columns.get(column) instanceof CategoricalColumn categorical) {
      Binning categories = Binning.of(categorical);
      double[] values = IntStream.range(0, rows).mapToDouble(row -> feature(row, column)).toArray();
      return Arrays.copyOf(categories.count(values), categories.edges().size());
    }
    return new long[0];
  }

  /** What is found out about one column has nothing to do with the others. */
  private <T> Stream<T> parallel(IntFunction<T> about) {
    return IntStream.range(0, columns.size()).parallel().mapToObj(about);
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
