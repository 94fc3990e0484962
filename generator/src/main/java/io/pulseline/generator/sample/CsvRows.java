package io.pulseline.generator.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.RecordValues;
import io.pulseline.contract.dataset.ValueVisitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** CSV; a missing value is an empty field. */
final class CsvRows implements RowFile.Encoder<byte[]> {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final CsvWriter csv =
      CsvWriter.builder()
          .lineDelimiter(LineDelimiter.LF)
          .bufferSize(1 << 16)
          .build(text, StandardCharsets.UTF_8);
  private final RecordValues columns;
  private final Fields columnFields = new Fields();
  private final String[] fields;

  CsvRows(Dataset dataset) {
    columns = new RecordValues(dataset);
    fields = new String[dataset.columns().size() + dataset.extras().size()];
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
      columns.visit(values, columnFields);
      String[] extras = block.extras()[row];
      System.arraycopy(extras, 0, fields, values.length, extras.length);
      csv.writeRecord(fields);
    }
    csv.flush();
    return text.toByteArray();
  }

  private final class Fields implements ValueVisitor<RuntimeException> {
    @Override
    public void missing(int column) {
      fields[column] = "";
    }

    @Override
    public void integer(int column, long value) {
      fields[column] = Long.toString(value);
    }

    @Override
    public void number(int column, double value) {
      fields[column] = Double.toString(value);
    }

    @Override
    public void text(int column, int position, String value) {
      fields[column] = value;
    }
  }
}
