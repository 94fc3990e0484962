package io.pulseline.generator.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.ValueType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One flat JSON object a line; a missing value is null. */
final class JsonRows implements RowWriter {
  private final JsonGenerator json;
  private final List<Column> columns;
  private final SerializedString[] names;

  JsonRows(Dataset dataset, OutputStream out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    columns = dataset.columns();
    names = new SerializedString[columns.size() + dataset.extras().size()];
    for (int i = 0; i < names.length; i++) {
      names[i] =
          new SerializedString(
              i < columns.size()
                  ? columns.get(i).name()
                  : dataset.extras().get(i - columns.size()).name());
    }
  }

  @Override
  public void write(double[] values, String[] extras) throws IOException {
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

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
