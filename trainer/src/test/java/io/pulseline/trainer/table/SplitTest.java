package io.pulseline.trainer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void holdsOutTheSameShareOfEveryClass() {
    Split split = Split.stratified(table(100, 40, 7), 3, 0.2, 42);

    assertThat(split.test().classCounts(3)).containsExactly(20, 8, 1);
    assertThat(split.train().classCounts(3)).containsExactly(80, 32, 6);
  }

  @Test
  void putsEveryRowOnExactlyOneSide() {
    Split split = Split.stratified(table(50, 30, 20), 3, 0.2, 1);

    float[] rows = new float[100];
    for (Table part : new Table[] {split.train(), split.test()}) {
      for (int row = 0; row < part.rows(); row++) {
        rows[(int) part.feature(row, 0)]++;
      }
    }
    assertThat(rows).containsOnly(1);
  }

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    Table table = table(50, 50);

    assertThat(rows(Split.stratified(table, 2, 0.2, 42)))
        .isEqualTo(rows(Split.stratified(table, 2, 0.2, 42)))
        .isNotEqualTo(rows(Split.stratified(table, 2, 0.2, 43)));
  }

  @Test
  void keepsTheOnlyRowOfAClassForTraining() {
    Split split = Split.stratified(table(9, 1, 2), 3, 0.2, 42);

    assertThat(split.test().classCounts(3)).containsExactly(2, 0, 1);
  }

  @Test
  void holdsOutTheSameRowsWhenOthersHaveCome() {
    long[] keys = new SplittableRandom(1).longs(15_000).toArray();
    int[] classOf = new int[keys.length];
    Arrays.setAll(classOf, row -> row % 3 == 0 ? 1 : 0);
    boolean[] before =
        Split.isTest(Arrays.copyOf(classOf, 10_000), Arrays.copyOf(keys, 10_000), 2, 0.2);

    boolean[] after = Split.isTest(classOf, keys, 2, 0.2);

    long moved = IntStream.range(0, before.length).filter(row -> before[row] != after[row]).count();
    assertThat(moved).isLessThan(before.length / 100);
    assertThat(IntStream.range(0, after.length).filter(row -> after[row]).count()).isEqualTo(3_000);
  }

  private static float[] rows(Split split) {
    return split.test().features();
  }

  /** The feature is the row's number. */
  private static Table table(int... counts) {
    int total = Arrays.stream(counts).sum();
    float[] features = new float[total];
    int[] classes = new int[total];
    int row = 0;
    for (int c = 0; c < counts.length; c++) {
      for (int i = 0; i < counts[c]; i++) {
        features[row] = row;
        classes[row++] = c;
      }
    }
    return new Table(1, features, classes);
  }
}
