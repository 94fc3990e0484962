package io.pulseline.trainer.table;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.random.JDKRandomGenerator;
import org.hipparchus.util.MathArrays;

/**
 * A stratified division of a table: both parts hold every class in the table's proportions, as far
 * as whole rows allow. Equal tables, shares and seeds give equal splits.
 */
public record Split(Table train, Table test) {
  private static final int BUCKET_BITS = 12;

  /**
   * Divides a table; see {@link #isTest}.
   *
   * @param testShare part of each class that goes to {@link #test()}
   */
  public static Split stratified(Table table, int classes, double testShare, long seed) {
    boolean[] isTest = isTest(table.classes(), classes, testShare, seed);
    return new Split(table.select(isTest, false), table.select(isTest, true));
  }

  /** As {@link #isTest(int[], long[], int, double)} with a random number for each row. */
  public static boolean[] isTest(int[] classOf, int classes, double testShare, long seed) {
    long[] keys = new SplittableRandom(seed).longs(classOf.length).toArray();
    return isTest(classOf, keys, classes, testShare);
  }

  /**
   * Tells which rows go to {@link #test()}: of each class those with the least keys. A class of two
   * rows or more keeps at least one row on either side.
   *
   * @param classOf class of each row
   * @param keys of each row, no two alike; rows that come later move others over the border only
   *     where it is near
   * @param testShare part of each class, rounded to whole rows
   */
  public static boolean[] isTest(int[] classOf, long[] keys, int classes, double testShare) {
    int[][] buckets = new int[classes][1 << BUCKET_BITS];
    for (int row = 0; row < keys.length; row++) {
      if (classOf[row] != Table.UNKNOWN_CLASS) {
        buckets[classOf[row]][bucket(keys[row])]++;
      }
    }
    long[] borders = new long[classes];
    int[] wanted = new int[classes];
    for (int c = 0; c < classes; c++) {
      wanted[c] = testRows(Arrays.stream(buckets[c]).sum(), testShare);
      if (wanted[c] > 0) {
        borders[c] = border(classOf, keys, c, wanted[c], buckets[c]);
      }
    }
    boolean[] isTest = new boolean[classOf.length];
    for (int row = 0; row < isTest.length; row++) {
      int c = classOf[row];
      isTest[row] = c != Table.UNKNOWN_CLASS && wanted[c] > 0 && keys[row] <= borders[c];
    }
    return isTest;
  }

  /** The {@code n}th least key of a class; only those in the bucket that it is in are sorted. */
  private static long border(int[] classOf, long[] keys, int c, int n, int... buckets) {
    int bucket = 0;
    int rest = n;
    while (rest > buckets[bucket]) {
      rest -= buckets[bucket++];
    }
    int wanted = bucket;
    return IntStream.range(0, keys.length)
        .filter(row -> classOf[row] == c && bucket(keys[row]) == wanted)
        .mapToLong(row -> keys[row])
        .sorted()
        .skip(rest - 1)
        .findFirst()
        .orElseThrow();
  }

  /** By the highest bits: ascending as the keys are. */
  private static int bucket(long key) {
    return (int) ((key ^ Long.MIN_VALUE) >>> (Long.SIZE - BUCKET_BITS));
  }

  /**
   * As many splits, each with another part of the rows on its {@link #test()} side; all parts hold
   * every class in the table's proportions. Splits with an empty side are left out. Each split is
   * made when it is asked for: it is a copy of the table.
   */
  public static Stream<Split> folds(Table table, int classes, int count, long seed) {
    int[] order = MathArrays.natural(table.rows());
    MathArrays.shuffle(order, new JDKRandomGenerator(seed));
    int[] seen = new int[classes];
    int[] foldOf = new int[table.rows()];
    for (int row : order) {
      int c = table.classOf(row);
      // rarer classes begin where the ones before them ended, so that no fold gets all remainders
      foldOf[row] = (seen[c]++ + c) % count;
    }
    return IntStream.range(0, count)
        .mapToObj(fold -> fold(table, foldOf, fold))
        .filter(split -> split.train().rows() > 0 && split.test().rows() > 0);
  }

  private static Split fold(Table table, int[] foldOf, int fold) {
    boolean[] isTest = new boolean[foldOf.length];
    for (int row = 0; row < isTest.length; row++) {
      isTest[row] = foldOf[row] == fold;
    }
    return new Split(table.select(isTest, false), table.select(isTest, true));
  }

  private static int testRows(int count, double share) {
    int rounded = (int) Math.round(count * share);
    return count < 2 ? 0 : Math.max(1, Math.min(count - 1, rounded));
  }
}
