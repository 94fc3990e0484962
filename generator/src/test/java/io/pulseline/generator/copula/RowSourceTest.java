package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.generator.Tables;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowSourceTest {
  private final Dataset dataset = Tables.orders();
  private final Profile profile = new CopulaFitter(dataset, Tables.orderRows(3000, 1)).fit();

  @Test
  void theSameSeedGivesTheSameRows() {
    assertThat(Arrays.deepEquals(rows(dataset, 9, 3), rows(dataset, 9, 3))).isTrue();
  }

  @Test
  void anotherSeedGivesOtherRows() {
    assertThat(Arrays.deepEquals(rows(dataset, 9, 0), rows(dataset, 10, 0))).isFalse();
  }

  @Test
  void aRowIsTheSameWhereverGenerationStarts() {
    RowCursor fromTheStart = new RowCursor(new RowSource(dataset, profile, 9), 0);
    RowCursor later = new RowCursor(new RowSource(dataset, profile, 9), 1500);
    for (int i = 0; i < 1500; i++) {
      fromTheStart.next();
    }

    for (int i = 0; i < 1000; i++) {
      assertThat(later.next()).isEqualTo(fromTheStart.next());
    }
  }

  @Test
  void aHundredThousandRowsHoldNothingOutsideBoundsAndCategories() {
    RowCursor rows = new RowCursor(new RowSource(dataset, profile, 2), 0);
    for (int i = 0; i < 100_000; i++) {
      double[] row = rows.next();
      for (int c = 0; c < row.length; c++) {
        assertFits(dataset.columns().get(c), row[c]);
      }
    }
  }

  private static void assertFits(Column column, double value) {
    boolean fits =
        Double.isNaN(value)
            ? !column.required()
            : column instanceof NumericColumn numeric
                ? value >= numeric.lowest()
                    && value <= numeric.highest()
                    && (numeric.type() == ValueType.FLOAT || value == Math.rint(value))
                : ((CategoricalColumn) column).positionOf(value) >= 0;
    assertThat(fits).as("%s = %s", column.name(), value).isTrue();
  }

  @Test
  void boundsThatSomebodyNarrowedAreKept() {
    Dataset narrow =
        withDistance(new NumericColumn("distance", ValueType.FLOAT, "", 2.0, 9.0, true));
    for (double[] row : rows(narrow, 1, 0)) {
      assertThat(row[0]).isBetween(2.0, 9.0);
    }
  }

  @Test
  void boundsUnitsAndLabelsThatSomebodyChangedStillFit() {
    Dataset wide =
        withDistance(new NumericColumn("distance", ValueType.FLOAT, "miles", -5.0, null, false));
    assertThat(Arrays.deepEquals(rows(wide, 1, 0), rows(dataset, 1, 0))).isTrue();
  }

  @Test
  void aColumnThatSomebodyRemovedIsNotGenerated() {
    Dataset fewer = withColumns(dataset.columns().subList(1, 5));
    assertThat(new RowSource(fewer, profile, 1).width()).isEqualTo(4);
  }

  @Test
  void saysEverythingThatDoesNotFit() {
    Dataset other =
        withColumns(
            List.of(
                new NumericColumn("distance", ValueType.FLOAT, "", 900.0, 1000.0, false),
                Tables.category("items", ValueType.INTEGER, false, "1", "2"),
                new NumericColumn("weight", ValueType.FLOAT, "", null, null, false),
                Tables.category("vehicle", ValueType.STRING, false, "bike", "car"),
                dataset.targetColumn()));

    assertThatThrownBy(() -> new RowSource(other, profile, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'distance' is bounded to 900.0..1000.0")
        .hasMessageContaining("'items' is categorical, but was fitted as numeric")
        .hasMessageContaining("'weight' is not in the profile")
        .hasMessageContaining("'vehicle' no longer lists the value 'truck'")
        .hasMessageContaining("generate fit");
  }

  private Dataset withDistance(NumericColumn distance) {
    return Tables.orders(distance, dataset.extras());
  }

  private Dataset withColumns(List<Column> columns) {
    return new Dataset(
        "orders",
        "",
        "",
        "",
        new Target("outcome", null),
        columns,
        List.of(),
        Clip.NONE,
        Monotone.NONE,
        List.of());
  }

  private double[][] rows(Dataset of, long seed, long block) {
    double[][] rows = new double[RowSource.BLOCK][of.columns().size()];
    new RowSource(of, profile, seed).fill(block, rows);
    return rows;
  }
}
