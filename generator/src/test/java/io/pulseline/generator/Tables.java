package io.pulseline.generator;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/** Made-up tables of mixed columns for tests. */
public final class Tables {
  private Tables() {}

  /** Delivery orders: numbers, integer and string categories, three classes. */
  public static Dataset orders() {
    return orders(
        new NumericColumn("distance", ValueType.FLOAT, "km", 0.0, 50.0, false),
        List.of(new Extra("order_id", "#{regexify 'ORD-[0-9]{5}'}")));
  }

  public static Dataset orders(NumericColumn distance, List<Extra> extras) {
    return new Dataset(
        "orders",
        "",
        "",
        "",
        new Target("outcome", null),
        List.of(
            distance,
            new NumericColumn("items", ValueType.INTEGER, "", 1.0, 40.0, false),
            category("priority", ValueType.INTEGER, false, "0", "1", "2"),
            category("vehicle", ValueType.STRING, false, "bike", "car", "truck"),
            category("outcome", ValueType.STRING, true, "late", "lost", "on time")),
        List.of(),
        Clip.NONE,
        Monotone.NONE,
        extras);
  }

  public static CategoricalColumn category(
      String name, ValueType type, boolean required, String... values) {
    List<Category> categories = Arrays.stream(values).map(v -> new Category(v, v)).toList();
    return new CategoricalColumn(name, type, categories, required);
  }

  /** Rows of {@link #orders()}, one array a column, a tenth of the distances missing. */
  public static double[][] orderRows(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Dataset dataset = orders();
    double[][] table = new double[dataset.columns().size()][rows];
    for (int row = 0; row < rows; row++) {
      double far = random.nextGaussian();
      double much = 0.6 * far + 0.8 * random.nextGaussian();
      double distance = Math.rint(10 * Math.min(50, Math.exp(1.5 + 0.8 * far))) / 10;
      table[0][row] = random.nextInt(10) == 0 ? Double.NaN : distance;
      table[1][row] = Math.max(1, Math.min(40, Math.rint(15 + 6 * much)));
      table[2][row] = random.nextInt(3);
      table[3][row] = far < -0.3 ? 0 : far < 1 ? 1 : 2;
      table[4][row] = far + random.nextGaussian() > 1 ? 0 : random.nextInt(20) == 0 ? 1 : 2;
    }
    return table;
  }

  /** Pearson's correlation of two arrays. */
  public static double correlation(double[] a, double[] b) {
    return new PearsonsCorrelation().correlation(a, b);
  }
}
