package io.pulseline.generator.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** CSV with a header line; a missing value is an empty field. */
final class CsvRows implements RowWriter {
  private final CsvWriter csv;
  private final List<Column> columns;
  private final String[] fields;

  CsvRows(Dataset dataset, OutputStream out) {
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .bufferSize(1 << 16)
            .build(out, StandardCharsets.UTF_8);
    columns = dataset.columns();
    fields =
        Stream.concat(
                columns.stream().map(Column::name),
                dataset.extras().stream().map(extra -> extra.name()))
            .toArray(String[]::new);
    csv.writeRecord(fields);
  }

  @Override
  public void write(double[] values, String[] extras) {
    for (int i = 0; i < values.length; i++) {
      fields[i] = text(columns.get(i), values[i]);
    }
    System.arraycopy(extras, 0, fields, values.length, extras.length);
    csv.writeRecord(fields);
  }

  private static String text(Column column, double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (column.type() == ValueType.INTEGER) {
      return Long.toString((long) value);
    }
    return column instanceof CategoricalColumn categorical
        ? categorical.valueOf(value)
        : Double.toString(value);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
