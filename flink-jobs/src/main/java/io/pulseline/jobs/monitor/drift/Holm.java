package io.pulseline.jobs.monitor.drift;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Correction of p-values for being many (Holm 1979): among those that it leaves below a limit there
 * is a false one with at most that probability, however they depend on each other.
 */
final class Holm {
  private Holm() {}

  /**
   * The corrected p-values.
   *
   * @param pValues NaN for a test that was not made, which is then left out
   */
  static double[] corrected(double... pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .filter(i -> !Double.isNaN(pValues[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[pValues.length];
    Arrays.fill(corrected, Double.NaN);
    double largest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      int i = ascending[rank];
      largest = Math.max(largest, Math.min(1, (ascending.length - rank) * pValues[i]));
      corrected[i] = largest;
    }
    return corrected;
  }
}
