package io.pulseline.serving.plane;

import java.util.Arrays;

/** The tensor datatypes of the Open Inference Protocol, with the bytes of one raw element. */
public enum Datatype {
  BOOL(1, 0, 1),
  UINT8(1, 0, 0xFFL),
  UINT16(2, 0, 0xFFFFL),
  UINT32(4, 0, 0xFFFF_FFFFL),
  UINT64(8, 0, Long.MAX_VALUE),
  INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE),
  INT16(2, Short.MIN_VALUE, Short.MAX_VALUE),
  INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
  INT64(8, Long.MIN_VALUE, Long.MAX_VALUE),
  FP16(2),
  FP32(4),
  FP64(8),
  BF16(2),
  /** Text or bytes; a raw element is its length (u32) and as many bytes. */
  BYTES(0);

  private final int size;
  private final boolean integer;
  private final long min;
  private final long max;

  Datatype(int size) {
    this.size = size;
    this.integer = false;
    this.min = 0;
    this.max = 0;
  }

  Datatype(int size, long min, long max) {
    this.size = size;
    this.integer = true;
    this.min = min;
    this.max = max;
  }

  /**
   * The datatype of a name.
   *
   * @throws ServingException when the protocol has no such datatype, naming the input
   */
  public static Datatype of(String input, String name) {
    for (Datatype datatype : values()) {
      if (datatype.name().equals(name)) {
        return datatype;
      }
    }
    throw ServingException.invalid(
        "input '%s': unknown datatype '%s', expected one of %s",
        input, name, Arrays.toString(values()));
  }

  /** Bytes of one element in raw form, 0 for {@link #BYTES}. */
  public int size() {
    return size;
  }

  /** Whether only whole numbers (and truth values) belong in it. */
  public boolean isInteger() {
    return integer;
  }

  /** The smallest whole number of an integer datatype. */
  public long min() {
    return min;
  }

  /** The largest whole number of an integer datatype. */
  public long max() {
    return max;
  }
}
