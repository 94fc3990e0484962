package io.pulseline.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * How alike two columns are distributed, from 0 to 1, missing values set aside: SDMetrics'
 * KSComplement and TVComplement. NaN when either column has no values.
 */
final class Shapes {
  /** SDMetrics compares numbers to so many digits behind the point. */
  private static final int DECIMALS = 14;

  private Shapes() {}

  /** 1 minus the largest difference between the two distribution functions. */
  static double kolmogorovSmirnov(double[] real, double[] synthetic) {
    double[] a = sorted(real);
    double[] b = sorted(synthetic);
    if (a.length == 0 || b.length == 0) {
      return Double.NaN;
    }
    double largest = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      double value = Math.min(a[i], b[j]);
      while (i < a.length && a[i] == value) {
        i++;
      }
      while (j < b.length && b[j] == value) {
        j++;
      }
      largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
    }
    return 1 - largest;
  }

  private static double[] sorted(double[] values) {
    return present(values).map(Shapes::rounded).sorted().toArray();
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** 1 minus half the sum of the differences between the categories' shares. */
  static double totalVariation(double[] real, double[] synthetic) {
    Map<Double, Double> difference = new HashMap<>();
    long a = present(real).count();
    long b = present(synthetic).count();
    if (a == 0 || b == 0) {
      return Double.NaN;
    }
    present(real).forEach(code -> difference.merge(code, 1.0 / a, Double::sum));
    present(synthetic).forEach(code -> difference.merge(code, -1.0 / b, Double::sum));
    return 1 - difference.values().stream().mapToDouble(Math::abs).sum() / 2;
  }

  private static DoubleStream present(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value));
  }
}
