package io.pulseline.serving.plane;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Tensors in the protocol's raw form: little-endian elements without padding; a BYTES element is
 * its length (u32) and as many bytes. gRPC uses it now; REST's binary tensors are the same bytes.
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
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (datatype) {
            case BOOL -> raw.get() == 0 ? 0f : 1f;
            case UINT8 -> raw.get() & 0xFF;
            case INT8 -> raw.get();
            case UINT16 -> raw.getShort() & 0xFFFF;
            case INT16 -> raw.getShort();
            case FP16 -> HalfFloat.toFloat(raw.getShort());
            case BF16 -> Float.intBitsToFloat(raw.getShort() << 16);
            default -> raw.getFloat();
          };
    }
    return new TensorData.Floats(values);
  }

  private static TensorData doubles(int count, Datatype datatype, ByteBuffer raw) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (datatype) {
            case UINT32 -> raw.getInt() & 0xFFFF_FFFFL;
            case INT32 -> raw.getInt();
            case UINT64 -> unsigned(raw.getLong());
            case INT64 -> raw.getLong();
            default -> raw.getDouble();
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
      byte[] text = new byte[(int) length];
      raw.get(text);
      values[i] = new String(text, StandardCharsets.UTF_8);
    }
    if (raw.hasRemaining()) {
      throw ServingException.invalid(
          "input '%s': %d raw bytes are left over after %d elements", name, raw.remaining(), count);
    }
    return new TensorData.Texts(values);
  }

  /** Writes the elements of an output. */
  public static ByteBuffer write(TensorData data) {
    if (data instanceof TensorData.Floats floats) {
      ByteBuffer raw = allocate(floats.count() * Float.BYTES);
      raw.asFloatBuffer().put(floats.values());
      return raw;
    }
    if (data instanceof TensorData.Longs longs) {
      ByteBuffer raw = allocate(longs.count() * Long.BYTES);
      raw.asLongBuffer().put(longs.values());
      return raw;
    }
    return writeTexts((TensorData.Texts) data);
  }

  private static ByteBuffer writeTexts(TensorData.Texts texts) {
    byte[][] encoded = new byte[texts.count()][];
    int size = 0;
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = texts.values()[i].getBytes(StandardCharsets.UTF_8);
      size += Integer.BYTES + encoded[i].length;
    }
    ByteBuffer raw = allocate(size);
    for (byte[] text : encoded) {
      raw.putInt(text.length).put(text);
    }
    return raw.flip();
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
