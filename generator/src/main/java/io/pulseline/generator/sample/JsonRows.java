package io.pulseline.generator.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** One flat JSON object a line; a missing value is null. */
final class JsonRows implements RowFile.Encoder<byte[]> {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final JsonGenerator json;
  private final List<Column> columns;
  private final SerializedString[] names;

  JsonRows(Dataset dataset) throws IOException {
    json = new JsonFactory().createGenerator(text);
    json.setRootValueSeparator(new SerializedString(""));
    columns = dataset.columns();
    names =
        Stream.concat(
                columns.stream().map(Column::name),
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
    for (int i = 0; i < values.length; i++) {
      json.writeFieldName(names[i]);
      write(columns.get(i), values[i]);
    }
    for (int i = 0; i < extras.length; i++) {
      json.writeFieldName(names[values.length + i]);
      json.writeString(extras[i]);
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(Column column, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (column.type() == ValueType.INTEGER) {
      json.writeNumber((long) value);
    } else if (column instanceof CategoricalColumn categorical) {
      json.writeString(categorical.valueOf(value));
    } else {
      json.writeNumber(value);
    }
  }
}
