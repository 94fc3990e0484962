package io.pulseline.quality;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far synthetic rows repeat real ones, all columns being equal.
 *
 * @param copied share of the synthetic rows that are also a real one
 * @param repeated share of the real rows that occur in the real table again: where it is high,
 *     copies say nothing about a person
 */
record Copies(double copied, double repeated) {

  static Copies of(List<double[]> real, List<double[]> synthetic) {
    Map<ByteBuffer, Integer> counts = new HashMap<>();
    real.forEach(row -> counts.merge(key(row), 1, Integer::sum));
    Set<ByteBuffer> known = new HashSet<>(counts.keySet());
    double copied = synthetic.stream().filter(row -> known.contains(key(row))).count();
    double repeated = real.stream().filter(row -> counts.get(key(row)) > 1).count();
    return new Copies(copied / synthetic.size(), repeated / real.size());
  }

  private static ByteBuffer key(double[] row) {
    ByteBuffer key = ByteBuffer.allocate(row.length * Double.BYTES);
    for (double value : row) {
      key.putDouble(value + 0.0);
    }
    return key.flip();
  }
}
