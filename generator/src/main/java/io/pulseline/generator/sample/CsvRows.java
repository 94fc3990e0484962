package io.pulseline.generator.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** CSV; a missing value is an empty field. */
final class CsvRows implements RowFile.Encoder<byte[]> {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final CsvWriter csv =
      CsvWriter.builder()
          .lineDelimiter(LineDelimiter.LF)
          .bufferSize(1 << 16)
          .build(text, StandardCharsets.UTF_8);
  private final List<Column> columns;
  private final String[] fields;

  CsvRows(Dataset dataset) {
    columns = dataset.columns();
    fields = new String[columns.size() + dataset.extras().size()];
  }

  /** The line above all rows. */
  static byte[] header(Dataset dataset) throws IOException {
    CsvRows rows = new CsvRows(dataset);
    rows.csv.writeRecord(
        Stream.concat(
                dataset.columns().stream().map(Column::name),
                dataset.extras().stream().map(extra -> extra.name()))
            .toList());
    rows.csv.flush();
    return rows.text.toByteArray();
  }

  @Override
  public byte[] encode(RowBlock block) throws IOException {
    text.reset();
    for (int row = 0; row < block.size(); row++) {
      double[] values = block.values()[row];
      for (int i = 0; i < values.length; i++) {
        fields[i] = field(columns.get(i), values[i]);
      }
      String[] extras = block.extras()[row];
      System.arraycopy(extras, 0, fields, values.length, extras.length);
      csv.writeRecord(fields);
    }
    csv.flush();
    return text.toByteArray();
  }

  private static String field(Column column, double value) {
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
}
