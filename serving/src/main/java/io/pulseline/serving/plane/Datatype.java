package io.pulseline.serving.plane;

import java.util.Arrays;

/** The tensor datatypes of the Open Inference Protocol, with the bytes of one raw element. */
public enum Datatype {
  BOOL(1, 0, 1),
  UINT8(1, 0, 0xFFL),
  UINT16(2, 0, 0xFFFFL),
  UINT32(4, 0, 0xFFFF_FFFFL),
  UINT64(8, 0, 0x1p64),
  INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE),
  INT16(2, Short.MIN_VALUE, Short.MAX_VALUE),
  INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
  INT64(8, -0x1p63, 0x1p63),
  FP16(2),
  FP32(4),
  FP64(8),
  BF16(2),
  /** Text or bytes; a raw element is its length (u32) and as many bytes. */
  BYTES(0);

  private final int size;
  private final boolean integer;
  private final double min;
  private final double max;

  Datatype(int size) {
    this.size = size;
    this.integer = false;
    this.min = 0;
    this.max = 0;
  }

  Datatype(int size, double min, double max) {
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

  /**
   * Whether a float holds each of its values exactly. Those of the others are kept as doubles until
   * it is known what their column makes of them.
   */
  public boolean fitsFloat() {
    return this == FP32 || size <= 2;
  }

  /**
   * Checks a whole number against the bounds of an integer datatype. A double does not tell the
   * numbers about ±2^63 and 2^64 apart: who can be given those looks at them himself.
   *
   * @throws ServingException when it is beyond them
   */
  public void require(String input, int element, double value) {
    if (value < min || value > max) {
      throw outside(input, element, Numerals.plain(value));
    }
  }

  /** That a whole number is beyond the bounds of this datatype. */
  public ServingException outside(String input, int element, String value) {
    return ServingException.invalid(
        "input '%s', element %d: %s is not a %s", input, element, value, this);
  }
}
