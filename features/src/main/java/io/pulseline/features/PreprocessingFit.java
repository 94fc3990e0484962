package io.pulseline.features;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Engineered;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.model.Quantile;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;

/**
 * Learns a {@link Preprocessing} from training rows, and from those only.
 *
 * <p>A missing number becomes the median, a missing category the most frequent one (a median of
 * codes would often be no category at all). Columns that the dataset names are clipped to [Q1 −
 * iqr·IQR, Q3 + iqr·IQR]. Engineered features are clipped to the finite range that they had in
 * training: trees do not see beyond it anyway, and a denominator of zero then does no harm.
 */
public final class PreprocessingFit {
  private final Dataset dataset;
  private final float[] train;
  private final List<Column> columns;
  private final int rows;

  private PreprocessingFit(Dataset dataset, float[] train) {
    this.dataset = dataset;
    this.train = train;
    this.columns = dataset.features();
    this.rows = train.length / columns.size();
  }

  /**
   * Learns.
   *
   * @param train features of the training rows, row-major, rows × features of the dataset; NaN
   *     where missing
   */
  public static Preprocessing fit(Dataset dataset, float[] train) {
    return new PreprocessingFit(dataset, train).learn();
  }

  private Preprocessing learn() {
    List<Learned> raw = parallel(columns.size(), this::raw);
    List<Engineered> formulas = dataset.engineered();
    float[][] values = formulas.isEmpty() ? new float[0][] : engineeredValues(raw);
    List<Learned> engineered =
        parallel(formulas.size(), i -> engineered(formulas.get(i).name(), values[i]));
    return new Preprocessing(raw, engineered);
  }

  /** What is learned about one input has nothing to do with the others. */
  private static List<Learned> parallel(int inputs, IntFunction<Learned> learn) {
    return IntStream.range(0, inputs).parallel().mapToObj(learn).toList();
  }

  private Learned raw(int column) {
    double[] sorted = observed(row -> feature(row, column));
    Arrays.sort(sorted);
    Learned bounds = bounds(columns.get(column), sorted);
    return scaled(bounds, row -> bounds.complete(feature(row, column)));
  }

  private Learned bounds(Column column, double[] sorted) {
    float lower = Float.NEGATIVE_INFINITY;
    float upper = Float.POSITIVE_INFINITY;
    if (sorted.length > 0 && dataset.clip().columns().contains(column.name())) {
      double q1 = Quantile.of(sorted, 0.25);
      double q3 = Quantile.of(sorted, 0.75);
      double margin = dataset.clip().iqr() * (q3 - q1);
      lower = (float) (q1 - margin);
      upper = (float) (q3 + margin);
    }
    return new Learned(column.name(), fill(column, sorted), lower, upper, 0, 1);
  }

  private static float fill(Column column, double[] sorted) {
    if (sorted.length == 0) {
      return 0;
    }
    return (float)
        (column instanceof NumericColumn ? Quantile.of(sorted, 0.5) : mostFrequent(sorted));
  }

  /** Of several the smallest. */
  private static double mostFrequent(double[] sorted) {
    double best = sorted[0];
    int most = 0;
    int from = 0;
    for (int at = 1; at <= sorted.length; at++) {
      if (at == sorted.length || sorted[at] != sorted[from]) {
        if (at - from > most) {
          most = at - from;
          best = sorted[from];
        }
        from = at;
      }
    }
    return best;
  }

  private float feature(int row, int column) {
    return train[row * columns.size() + column];
  }

  /** By formula, then by row. */
  private float[][] engineeredValues(List<Learned> raw) {
    List<Formula> formulas = Formula.of(dataset);
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

  private Learned engineered(String name, float[] values) {
    float lower = Float.POSITIVE_INFINITY;
    float upper = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        lower = Math.min(lower, value);
        upper = Math.max(upper, value);
      }
    }
    Learned bounds =
        lower <= upper
            ? new Learned(name, Float.NaN, lower, upper, 0, 1)
            : new Learned(name, Float.NaN, 0, 0, 0, 1);
    return scaled(bounds, row -> bounds.clip(values[row]));
  }

  private Learned scaled(Learned bounds, IntToDoubleFunction value) {
    double[] observed = observed(value);
    if (observed.length == 0) {
      return bounds;
    }
    double mean = StatUtils.mean(observed);
    double deviation = Math.sqrt(StatUtils.populationVariance(observed, mean));
    float scale = (float) (1 / deviation);
    boolean usable = Float.isFinite(scale) && scale > 0;
    return bounds.scaledBy((float) mean, usable ? scale : 1);
  }

  private double[] observed(IntToDoubleFunction value) {
    double[] values = new double[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      values[count] = value.applyAsDouble(row);
      count += Double.isFinite(values[count]) ? 1 : 0;
    }
    return Arrays.copyOf(values, count);
  }
}
