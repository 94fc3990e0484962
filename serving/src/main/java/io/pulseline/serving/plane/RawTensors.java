package io.pulseline.serving.plane;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Tensors in the protocol's raw form: little-endian elements without padding; a BYTES element is
 * its length (u32) and as many bytes. The same bytes over gRPC and behind the JSON of REST.
 */
public final class RawTensors {
  private RawTensors() {}

  /**
   * Reads an input.
   *
   * @throws ServingException when the bytes are not as many as shape and datatype say
   */
  public static InputTensor read(String name, Datatype datatype, Shape shape, ByteBuffer bytes) {
    ByteBuffer raw = bytes.order(ByteOrder.LITTLE_ENDIAN);
    int count = shape.elements(name);
    if (datatype == Datatype.BYTES) {
      return new InputTensor(name, datatype, shape, readTexts(name, count, raw));
    }
    long expected = (long) count * datatype.size();
    if (raw.remaining() != expected) {
      throw ServingException.invalid(
          "input '%s': shape %s of %s means %d raw bytes, but %d came",
          name, shape, datatype, expected, raw.remaining());
    }
    return new InputTensor(
        name,
        datatype,
        shape,
        datatype.fitsFloat() ? floats(count, datatype, raw) : doubles(count, datatype, raw));
  }

  private static TensorData floats(int count, Datatype datatype, ByteBuffer raw) {
    float[] values = new float[count];
    if (datatype == Datatype.FP32) {
      raw.asFloatBuffer().get(values);
      return new TensorData.Floats(values);
    }
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (datatype) {
            case BOOL -> raw.get() == 0 ? 0f : 1f;
            case UINT8 -> raw.get() & 0xFF;
            case INT8 -> raw.get();
            case UINT16 -> raw.getShort() & 0xFFFF;
            case INT16 -> raw.getShort();
            case FP16 -> HalfFloat.toFloat(raw.getShort());
            default -> Float.intBitsToFloat(raw.getShort() << 16); // BF16
          };
    }
    return new TensorData.Floats(values);
  }

  private static TensorData doubles(int count, Datatype datatype, ByteBuffer raw) {
    double[] values = new double[count];
    if (datatype == Datatype.FP64) {
      raw.asDoubleBuffer().get(values);
      return new TensorData.Doubles(values);
    }
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (datatype) {
            case UINT32 -> raw.getInt() & 0xFFFF_FFFFL;
            case INT32 -> raw.getInt();
            case UINT64 -> unsigned(raw.getLong());
            default -> raw.getLong(); // INT64
          };
    }
    return new TensorData.Doubles(values);
  }

  /** The double of an unsigned 64-bit number. */
  public static double unsigned(long value) {
    // The lowest bit is kept, since it decides about rounding
    return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
  }

  private static TensorData readTexts(String name, int count, ByteBuffer raw) {
    // An element takes four bytes at least: a shape cannot make us allocate more than came
    if (count > raw.remaining() / Integer.BYTES) {
      throw ServingException.invalid(
          "input '%s': %d BYTES elements do not fit in %d raw bytes", name, count, raw.remaining());
    }
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      long length = raw.remaining() < Integer.BYTES ? -1 : raw.getInt() & 0xFFFF_FFFFL;
      if (length < 0 || length > raw.remaining()) {
        throw ServingException.invalid(
            "input '%s', element %d: its raw bytes end too early", name, i);
      }
      values[i] = readText((int) length, raw);
    }
    if (raw.hasRemaining()) {
      throw ServingException.invalid(
          "input '%s': %d raw bytes are left over after %d elements", name, raw.remaining(), count);
    }
    return new TensorData.Texts(values);
  }

  private static String readText(int length, ByteBuffer raw) {
    if (raw.hasArray()) {
      int from = raw.arrayOffset() + raw.position();
      raw.position(raw.position() + length);
      return new String(raw.array(), from, length, StandardCharsets.UTF_8);
    }
    byte[] text = new byte[length];
    raw.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Bytes of an output in raw form. */
  public static int size(TensorData data) {
    if (data instanceof TensorData.Texts texts) {
      int size = 0;
      for (String text : texts.values()) {
        size = Math.addExact(size, Integer.BYTES + encoded(text).length);
      }
      return size;
    }
    return Math.multiplyExact(
        data.count(), data instanceof TensorData.Longs ? Long.BYTES : Float.BYTES);
  }

  /** Writes the elements of an output, which take {@link #size} bytes, and moves on behind them. */
  public static void write(TensorData data, ByteBuffer target) {
    ByteBuffer raw = target.order(ByteOrder.LITTLE_ENDIAN);
    if (data instanceof TensorData.Floats floats) {
      raw.asFloatBuffer().put(floats.values());
      raw.position(raw.position() + floats.count() * Float.BYTES);
    } else if (data instanceof TensorData.Longs longs) {
      raw.asLongBuffer().put(longs.values());
      raw.position(raw.position() + longs.count() * Long.BYTES);
    } else if (data instanceof TensorData.Texts texts) {
      for (String text : texts.values()) {
        byte[] bytes = encoded(text);
        raw.putInt(bytes.length).put(bytes);
      }
    }
  }

  private static byte[] encoded(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
