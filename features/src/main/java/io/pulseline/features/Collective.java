package io.pulseline.features;

import java.util.Arrays;

/**
 * Workers that learn from one table, each holding a share of its rows. All of them call the same
 * methods in the same order, and get the same results.
 */
public interface Collective {
  /** One worker that holds all rows. */
  Collective ALONE = new Alone();

  /** Number of this worker, from 0. */
  int rank();

  /** Number of workers. */
  int size();

  /**
   * Element by element, the sum over all workers.
   *
   * @param mine as many as the other workers give
   */
  long[] sum(long... mine);

  /** Tells that work goes on: who is silent for too long is given up by the others. */
  void alive();

  /** The sum over all workers of one number. */
  default long total(long mine) {
    return sum(new long[] {mine})[0];
  }

  /** Element by element, the sum over all workers. */
  default long[][] sum(long[][] mine) {
    long[] sum = sum(Arrays.stream(mine).flatMapToLong(Arrays::stream).toArray());
    long[][] sums = new long[mine.length][];
    int at = 0;
    for (int i = 0; i < sums.length; i++) {
      int from = at;
      at += mine[i].length;
      sums[i] = Arrays.copyOfRange(sum, from, at);
    }
    return sums;
  }

  /** What each worker gives, by rank; of any length. */
  default double[][] gather(double... mine) {
    long[] lengths = new long[size()];
    lengths[rank()] = mine.length;
    lengths = sum(lengths);
    int from = 0;
    for (int worker = 0; worker < rank(); worker++) {
      from += Math.toIntExact(lengths[worker]);
    }
    long[] bits = new long[Math.toIntExact(Arrays.stream(lengths).sum())];
    for (int i = 0; i < mine.length; i++) {
      bits[from + i] = Double.doubleToRawLongBits(mine[i]);
    }
    bits = sum(bits);
    double[][] all = new double[size()][];
    int at = 0;
    for (int worker = 0; worker < all.length; worker++) {
      all[worker] = new double[Math.toIntExact(lengths[worker])];
      for (int i = 0; i < all[worker].length; i++) {
        all[worker][i] = Double.longBitsToDouble(bits[at++]);
      }
    }
    return all;
  }

  /** See {@link Collective#ALONE}. */
  final class Alone implements Collective {
    private Alone() {}

    @Override
    public int rank() {
      return 0;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public long[] sum(long... mine) {
      return mine;
    }

    @Override
    public void alive() {
      // nobody waits
    }
  }
}
