package io.pulseline.bench.agreement;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.RecordValues;
import io.pulseline.contract.dataset.ValueVisitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A record's values as whoever wrote it has them: a Long, a Double or a String by column. */
final class Cells {
  private final RecordValues values;
  private final List<String> names;

  Cells(Dataset dataset) {
    this.values = new RecordValues(dataset);
    this.names = dataset.columns().stream().map(Column::name).toList();
  }

  /** Without those that are missing. */
  Map<String, Object> of(double[] record) {
    Map<String, Object> cells = new HashMap<>();
    values.visit(
        record,
        new ValueVisitor<RuntimeException>() {
          @Override
          public void missing(int column) {}

          @Override
          public void integer(int column, long value) {
            cells.put(names.get(column), value);
          }

          @Override
          public void number(int column, double value) {
            cells.put(names.get(column), value);
          }

          @Override
          public void text(int column, int position, String value) {
            cells.put(names.get(column), value);
          }
        });
    return cells;
  }
}
