package io.pulseline.scorer;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the values of a record, as the envelope's codec leaves them, into a row of a model's
 * features. Columns and categories are matched by name, so that a model whose descriptor had them
 * in another order still gets each where it expects it.
 */
public final class RowFeatures {
  private final int[] positions;
  private final ToFeature[] features;

  /** From the value in memory: a number, a category's code, or NaN. */
  @FunctionalInterface
  private interface ToFeature {
    float of(double value);
  }

  /**
   * Prepares for the records of a dataset.
   *
   * @throws UserException when the dataset lacks a column that the model takes, or has a number for
   *     a category
   */
  public RowFeatures(Dataset dataset, Signature signature) {
    List<Column> taken = signature.features();
    positions = new int[taken.size()];
    features = new ToFeature[taken.size()];
    for (int i = 0; i < features.length; i++) {
      Column column = taken.get(i);
      positions[i] = dataset.indexOf(column.name());
      if (positions[i] < 0) {
        throw unfit(dataset, column, "lacks");
      }
      features[i] = toFeature(dataset, dataset.columns().get(positions[i]), column);
    }
  }

  /**
   * Writes the features of a record; {@link ColumnFeature#UNKNOWN} for a category that the model
   * has never heard of.
   *
   * @param values of a record, in the order of the dataset's columns
   * @param into row-major, rows × features of the model
   * @param row which of its rows receives them
   */
  public void write(double[] values, float[] into, int row) {
    int at = row * features.length;
    for (int i = 0; i < features.length; i++) {
      into[at + i] = features[i].of(values[positions[i]]);
    }
  }

  private static ToFeature toFeature(Dataset dataset, Column recorded, Column taken) {
    ColumnFeature rule = new ColumnFeature(taken);
    if (recorded instanceof CategoricalColumn categories && taken instanceof CategoricalColumn) {
      Map<Double, Float> byCode = new HashMap<>();
      byCode.put(Double.NaN, Float.NaN);
      double[] codes = categories.codes();
      for (int i = 0; i < codes.length; i++) {
        byCode.put(codes[i], rule.of(categories.categories().get(i).value()));
      }
      // adding zero makes -0 a plain zero, which a map tells apart
      return code -> byCode.getOrDefault(code + 0.0, ColumnFeature.UNKNOWN);
    }
    if (recorded instanceof CategoricalColumn || taken instanceof CategoricalColumn) {
      throw unfit(dataset, taken, "has as another kind of column");
    }
    return rule::of;
  }

  private static UserException unfit(Dataset dataset, Column column, String why) {
    return new UserException(
        "the model takes '%s', which dataset '%s' %s"
            .formatted(column.name(), dataset.name(), why));
  }
}
