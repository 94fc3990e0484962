package io.pulseline.trainer.table;

import java.util.Arrays;
import org.hipparchus.random.JDKRandomGenerator;
import org.hipparchus.util.MathArrays;

/**
 * A stratified division of a table: both parts hold every class in the table's proportions, as far
 * as whole rows allow. Equal tables, shares and seeds give equal splits.
 */
public record Split(Table train, Table test) {

  /**
   * Divides a table.
   *
   * @param testShare part of each class that goes to {@link #test()}, rounded to whole rows; a
   *     class of two rows or more keeps at least one row on either side
   */
  public static Split stratified(Table table, int classes, double testShare, long seed) {
    int[] order = MathArrays.natural(table.rows());
    MathArrays.shuffle(order, new JDKRandomGenerator(seed));
    int[] counts = table.classCounts(classes);
    int[] wanted = Arrays.stream(counts).map(count -> testRows(count, testShare)).toArray();
    int[] testRows = new int[Arrays.stream(wanted).sum()];
    int[] trainRows = new int[table.rows() - testRows.length];
    int test = 0;
    int train = 0;
    for (int row : order) {
      if (wanted[table.classOf(row)]-- > 0) {
        testRows[test++] = row;
      } else {
        trainRows[train++] = row;
      }
    }
    Arrays.sort(testRows);
    Arrays.sort(trainRows);
    return new Split(table.select(trainRows), table.select(testRows));
  }

  private static int testRows(int count, double share) {
    int rounded = (int) Math.round(count * share);
    return count < 2 ? 0 : Math.max(1, Math.min(count - 1, rounded));
  }
}
