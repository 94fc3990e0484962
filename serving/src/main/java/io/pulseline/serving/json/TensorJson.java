package io.pulseline.serving.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pulseline.serving.plane.Datatype;
import io.pulseline.serving.plane.Shape;
import io.pulseline.serving.plane.TensorData;
import java.io.IOException;

/** Tensors as JSON has them. */
public final class TensorJson {
  private TensorJson() {}

  /** The field {@code shape}. */
  public static void write(JsonGenerator json, Shape shape) throws IOException {
    json.writeFieldName("shape");
    json.writeArray(shape.dimensions(), 0, shape.rank());
  }

  /** The elements, flat; what is missing or not finite is null. */
  public static void write(JsonGenerator json, Datatype datatype, TensorData data)
      throws IOException {
    if (data instanceof TensorData.Longs longs) {
      json.writeArray(longs.values(), 0, longs.count());
      return;
    }
    json.writeStartArray();
    if (data instanceof TensorData.Texts texts) {
      for (String value : texts.values()) {
        json.writeString(value);
      }
    } else if (data instanceof TensorData.Floats floats && datatype == Datatype.FP32) {
      for (float value : floats.values()) {
        write(json, value);
      }
    } else if (data instanceof TensorData.Numbers numbers) {
      for (int i = 0; i < numbers.count(); i++) {
        write(json, datatype, numbers.at(i));
      }
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, float value) throws IOException {
    if (Float.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }

  private static void write(JsonGenerator json, Datatype datatype, double value)
      throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull();
      return;
    }
    switch (datatype) {
      case BOOL -> json.writeBoolean(value != 0);
      case FP16, BF16, FP32, FP64 -> json.writeNumber(value);
      default -> json.writeNumber((long) value);
    }
  }
}
