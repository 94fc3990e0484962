package io.pulseline.generator.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.RecordValues;
import io.pulseline.contract.dataset.ValueVisitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;

/** One flat JSON object a line; a missing value is null. */
final class JsonRows implements RowFile.Encoder<byte[]> {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final JsonGenerator json;
  private final RecordValues columns;
  private final Fields columnFields = new Fields();
  private final SerializedString[] names;

  JsonRows(Dataset dataset) throws IOException {
    json = new JsonFactory().createGenerator(text);
    json.setRootValueSeparator(new SerializedString(""));
    columns = new RecordValues(dataset);
    names =
        Stream.concat(
                dataset.columns().stream().map(Column::name),
                dataset.extras().stream().map(extra -> extra.name()))
            .map(SerializedString::new)
            .toArray(SerializedString[]::new);
  }

  @Override
  public byte[] encode(RowBlock block) throws IOException {
    text.reset();
    for (int row = 0; row < block.size(); row++) {
      write(block.values()[row], block.extras()[row]);
    }
    json.flush();
    return text.toByteArray();
  }

  private void write(double[] values, String[] extras) throws IOException {
    json.writeStartObject();
    columns.visit(values, columnFields);
    for (int i = 0; i < extras.length; i++) {
      json.writeFieldName(names[values.length + i]);
      json.writeString(extras[i]);
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private final class Fields implements ValueVisitor<IOException> {
    @Override
    public void missing(int column) throws IOException {
      json.writeFieldName(names[column]);
      json.writeNull();
    }

    @Override
    public void integer(int column, long value) throws IOException {
      json.writeFieldName(names[column]);
      json.writeNumber(value);
    }

    @Override
    public void number(int column, double value) throws IOException {
      json.writeFieldName(names[column]);
      json.writeNumber(value);
    }

    @Override
    public void text(int column, int position, String value) throws IOException {
      json.writeFieldName(names[column]);
      json.writeString(value);
    }
  }
}
