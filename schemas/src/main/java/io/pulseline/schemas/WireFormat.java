package io.pulseline.schemas;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Confluent's wire format: a zero byte, the id of the writer's schema in four bytes, the payload.
 */
public final class WireFormat {
  /** Bytes before the payload. */
  public static final int HEADER = 5;

  private static final byte MAGIC = 0;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private WireFormat() {}

  /** Whether a value begins like one of this format; JSON never does. */
  public static boolean isAvro(byte[] value) {
    return value != null && value.length > 0 && value[0] == MAGIC;
  }

  /** The id of a value that is long enough to have one. */
  static int schemaId(byte[] value) {
    return (int) INT.get(value, 1);
  }

  /** What stands before the payload of records of a schema. */
  static byte[] header(int schemaId) {
    byte[] header = new byte[HEADER];
    header[0] = MAGIC;
    INT.set(header, 1, schemaId);
    return header;
  }
}
