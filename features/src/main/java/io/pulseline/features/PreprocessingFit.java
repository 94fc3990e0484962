package io.pulseline.features;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

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
    List<Learned> raw = new ArrayList<>();
    float[][] complete = new float[columns.size()][];
    for (int i = 0; i < columns.size(); i++) {
      Learned bounds = bounds(columns.get(i), observed(column(i)));
      complete[i] = completed(i, bounds);
      float[] values = complete[i];
      raw.add(scaled(bounds, row -> values[row]));
    }
    List<Learned> engineered = new ArrayList<>();
    List<Formula> formulas = Formula.of(dataset);
    for (int i = 0; i < formulas.size(); i++) {
      engineered.add(engineered(dataset.engineered().get(i).name(), formulas.get(i), complete));
    }
    return new Preprocessing(raw, engineered);
  }

  private Learned bounds(Column column, double[] observed) {
    float lower = Float.NEGATIVE_INFINITY;
    float upper = Float.POSITIVE_INFINITY;
    if (observed.length > 0 && dataset.clip().columns().contains(column.name())) {
      Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
      double q1 = percentile.evaluate(observed, 25);
      double q3 = percentile.evaluate(observed, 75);
      double margin = dataset.clip().iqr() * (q3 - q1);
      lower = (float) (q1 - margin);
      upper = (float) (q3 + margin);
    }
    return new Learned(column.name(), fill(column, observed), lower, upper, 0, 1);
  }

  private static float fill(Column column, double[] observed) {
    if (observed.length == 0) {
      return 0;
    }
    return column instanceof NumericColumn
        ? (float) new Percentile().withEstimationType(EstimationType.R_7).evaluate(observed, 50)
        : (float) Arrays.stream(StatUtils.mode(observed)).min().orElseThrow();
  }

  private float feature(int row, int column) {
    return train[row * columns.size() + column];
  }

  private double[] column(int column) {
    double[] values = new double[rows];
    Arrays.setAll(values, row -> feature(row, column));
    return values;
  }

  private float[] completed(int column, Learned bounds) {
    float[] values = new float[rows];
    for (int row = 0; row < values.length; row++) {
      values[row] = bounds.complete(feature(row, column));
    }
    return values;
  }

  private Learned engineered(String name, Formula formula, float[][] complete) {
    float[] values = new float[rows];
    float[] row = new float[complete.length];
    for (int r = 0; r < values.length; r++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = complete[i][r];
      }
      values[r] = formula.value(row, 0);
    }
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
    return scaled(bounds, r -> bounds.clip(values[r]));
  }

  private Learned scaled(Learned bounds, IntToDoubleFunction value) {
    double[] values = new double[rows];
    Arrays.setAll(values, value);
    double[] observed = observed(values);
    if (observed.length == 0) {
      return bounds;
    }
    double deviation = Math.sqrt(StatUtils.populationVariance(observed));
    float scale = (float) (1 / deviation);
    boolean usable = Float.isFinite(scale) && scale > 0;
    return bounds.scaledBy((float) StatUtils.mean(observed), usable ? scale : 1);
  }

  private static double[] observed(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }
}
