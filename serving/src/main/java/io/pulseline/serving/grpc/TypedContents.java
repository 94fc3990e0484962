package io.pulseline.serving.grpc;

import io.pulseline.serving.plane.Datatype;
import io.pulseline.serving.plane.RawTensors;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.TensorData;
import io.pulseline.serving.protocol.InferTensorContents;
import java.util.ArrayList;
import java.util.List;

/** Reads the typed contents of a tensor, from the one list that its datatype has. */
final class TypedContents {
  private TypedContents() {}

  static TensorData read(String input, Datatype datatype, InferTensorContents contents) {
    String expected = list(input, datatype);
    List<String> filled = filled(contents);
    if (!filled.isEmpty() && !filled.equals(List.of(expected))) {
      throw ServingException.invalid(
          "input '%s': %s elements belong in %s, but %s came", input, datatype, expected, filled);
    }
    return switch (datatype) {
      case BYTES -> texts(contents);
      case FP32 -> floats(contents);
      default -> numbers(input, datatype, contents);
    };
  }

  private static String list(String input, Datatype datatype) {
    return switch (datatype) {
      case BOOL -> "bool_contents";
      case INT8, INT16, INT32 -> "int_contents";
      case INT64 -> "int64_contents";
      case UINT8, UINT16, UINT32 -> "uint_contents";
      case UINT64 -> "uint64_contents";
      case FP32 -> "fp32_contents";
      case FP64 -> "fp64_contents";
      case BYTES -> "bytes_contents";
      case FP16, BF16 ->
          throw ServingException.invalid(
              "input '%s': %s has no typed contents, send it in raw_input_contents",
              input, datatype);
    };
  }

  private static List<String> filled(InferTensorContents contents) {
    List<String> names = new ArrayList<>(1);
    note(names, "bool_contents", contents.getBoolContentsCount());
    note(names, "int_contents", contents.getIntContentsCount());
    note(names, "int64_contents", contents.getInt64ContentsCount());
    note(names, "uint_contents", contents.getUintContentsCount());
    note(names, "uint64_contents", contents.getUint64ContentsCount());
    note(names, "fp32_contents", contents.getFp32ContentsCount());
    note(names, "fp64_contents", contents.getFp64ContentsCount());
    note(names, "bytes_contents", contents.getBytesContentsCount());
    return names;
  }

  private static void note(List<String> names, String name, int count) {
    if (count > 0) {
      names.add(name);
    }
  }

  private static TensorData texts(InferTensorContents contents) {
    String[] values = new String[contents.getBytesContentsCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = contents.getBytesContents(i).toStringUtf8();
    }
    return new TensorData.Texts(values);
  }

  private static TensorData floats(InferTensorContents contents) {
    float[] values = new float[contents.getFp32ContentsCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = contents.getFp32Contents(i);
    }
    return new TensorData.Floats(values);
  }

  private static TensorData numbers(String input, Datatype datatype, InferTensorContents contents) {
    double[] values = new double[count(datatype, contents)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (datatype) {
            case BOOL -> contents.getBoolContents(i) ? 1 : 0;
            case INT64 -> contents.getInt64Contents(i);
            case UINT64 -> RawTensors.unsigned(contents.getUint64Contents(i));
            case FP64 -> contents.getFp64Contents(i);
            case INT8, INT16, INT32 -> contents.getIntContents(i);
            default -> Integer.toUnsignedLong(contents.getUintContents(i));
          };
      if (datatype.isInteger()) {
        // 300 is an int that int_contents hold, but no INT8
        datatype.require(input, i, values[i]);
      }
    }
    return new TensorData.Doubles(values);
  }

  private static int count(Datatype datatype, InferTensorContents contents) {
    return switch (datatype) {
      case BOOL -> contents.getBoolContentsCount();
      case INT64 -> contents.getInt64ContentsCount();
      case UINT64 -> contents.getUint64ContentsCount();
      case FP64 -> contents.getFp64ContentsCount();
      case INT8, INT16, INT32 -> contents.getIntContentsCount();
      default -> contents.getUintContentsCount();
    };
  }
}
