package io.pulseline.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * How a number that is not defined stands in JSON, which has no NaN: as null. Reading turns null
 * into NaN again where a record has a {@code double}; a {@code Double} may be null for another
 * reason and stays so, unless {@link Reader} is asked for.
 */
public final class UndefinedNumbers {
  private UndefinedNumbers() {}

  /** For every mapper that writes or reads measured numbers. */
  public static SimpleModule module() {
    return new SimpleModule(UndefinedNumbers.class.getName())
        .addSerializer(Double.class, new Writer())
        .addSerializer(double.class, new Writer())
        .addDeserializer(double.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Double> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Double.class);
    }

    @Override
    public void serialize(Double number, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isNaN(number)) {
        json.writeNull();
      } else {
        json.writeNumber(number);
      }
    }
  }

  /** For the values of a map: {@code @JsonDeserialize(contentUsing = …)}. */
  public static final class Reader extends StdDeserializer<Double> {
    private static final long serialVersionUID = 1;

    public Reader() {
      super(double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return _parseDoublePrimitive(json, context);
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }
}
