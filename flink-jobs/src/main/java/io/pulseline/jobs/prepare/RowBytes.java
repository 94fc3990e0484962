package io.pulseline.jobs.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.ValueType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBAppender;

/**
 * A row without its place in Kafka as bytes, whose order is that of rows at one place: time of the
 * event in microseconds, record_id, the columns of the dataset, each with what is missing last, and
 * the signs of its floats. Those come at the end, as the two zeros are equal to everybody but who
 * has to choose one. Not thread-safe.
 */
final class RowBytes {
  private static final int NUMBER = 1 + Long.BYTES;
  private static final int COLUMNS = 2 * NUMBER;
  private static final int PRESENT = 0;
  private static final int MISSING = 1;

  private final List<Column> columns;
  private final int floats;
  private ByteBuffer bytes = ByteBuffer.allocate(1024);
  private final MessageDigest digest;

  RowBytes(List<Column> columns) {
    this.columns = columns;
    this.floats = (int) columns.stream().filter(RowBytes::isFloat).count();
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Of a query's row.
   *
   * @param first where its columns begin: the event's microseconds, record_id, the dataset's
   */
  byte[] of(ResultSet row, int first) throws SQLException {
    bytes.clear();
    byte[] signs = new byte[floats];
    int sign = 0;
    putLong(row, first);
    putLong(row, first + 1);
    int at = first + 2;
    for (Column column : columns) {
      switch (column.type()) {
        case INTEGER -> putLong(row, at);
        case FLOAT -> signs[sign++] = putDouble(row, at);
        case STRING -> putText(row.getString(at));
      }
      at++;
    }
    grow(floats);
    bytes.put(signs);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private void putLong(ResultSet row, int at) throws SQLException {
    long value = row.getLong(at);
    boolean missing = value == 0 && row.wasNull();
    put(missing, value ^ Long.MIN_VALUE);
  }

  /** Returns 0 for what is negative and 1 for the rest, which only zeros and NaN still need. */
  private byte putDouble(ResultSet row, int at) throws SQLException {
    double value = row.getDouble(at); // NaN where there is none
    boolean missing = Double.isNaN(value) && row.wasNull();
    // Adding zero makes -0 a plain zero; doubleToLongBits knows one NaN, the greatest number
    long bits = Double.doubleToLongBits(value + 0.0);
    put(missing, bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    return (byte) (Double.doubleToRawLongBits(value) < 0 ? 0 : 1);
  }

  private void put(boolean missing, long bits) {
    grow(NUMBER);
    bytes.put((byte) (missing ? MISSING : PRESENT)).putLong(missing ? 0 : bits);
  }

  /** A zero within is followed by a one, that at the end by another zero. */
  private void putText(String text) {
    byte[] utf8 = text == null ? new byte[0] : text.getBytes(UTF_8);
    grow(1 + 2 * utf8.length + 2);
    bytes.put((byte) (text == null ? MISSING : PRESENT));
    if (text == null) {
      return;
    }
    for (byte b : utf8) {
      bytes.put(b);
      if (b == 0) {
        bytes.put((byte) 1);
      }
    }
    bytes.putShort((short) 0);
  }

  private void grow(int more) {
    if (bytes.remaining() < more) {
      int larger = Math.max(2 * bytes.capacity(), bytes.position() + more);
      bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), larger)).position(bytes.position());
    }
  }

  /** When the event was, in microseconds, or null. */
  static Long event(byte[] row) {
    return number(row, 0);
  }

  /** The record_id, or null. */
  static Long recordId(byte[] row) {
    return number(row, NUMBER);
  }

  private static Long number(byte[] row, int at) {
    return row[at] == MISSING ? null : ByteBuffer.wrap(row).getLong(at + 1) ^ Long.MIN_VALUE;
  }

  /** A {@link SortKey} of 128 bits of SHA-256 over the dataset's columns: equal when they are. */
  String content(byte[] row) {
    digest.update(row, COLUMNS, row.length - floats - COLUMNS);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return SortKey.bits(hash.getLong(), hash.getLong());
  }

  /** Whether rows say the same, whatever the sign of their zeros. */
  boolean same(byte[] row, byte[] other) {
    return Arrays.equals(row, 0, row.length - floats, other, 0, other.length - floats);
  }

  /** Gives the columns of the dataset to a table. */
  void columns(byte[] row, DuckDBAppender table) throws SQLException {
    ByteBuffer in = ByteBuffer.wrap(row, COLUMNS, row.length - COLUMNS);
    int sign = row.length - floats;
    for (Column column : columns) {
      boolean missing = in.get() == MISSING;
      switch (column.type()) {
        case INTEGER -> {
          long value = in.getLong() ^ Long.MIN_VALUE;
          append(table, missing ? null : value);
        }
        case FLOAT -> {
          double value = number(in.getLong(), row[sign++] == 0);
          append(table, missing ? null : value);
        }
        case STRING -> table.append(missing ? null : text(in));
      }
    }
  }

  private static void append(DuckDBAppender table, Long value) throws SQLException {
    table.append(value);
  }

  private static void append(DuckDBAppender table, Double value) throws SQLException {
    table.append(value);
  }

  private static double number(long ordered, boolean negative) {
    double value = Double.longBitsToDouble(ordered < 0 ? ordered ^ Long.MIN_VALUE : ~ordered);
    boolean turned = negative && (value == 0 || Double.isNaN(value));
    return turned
        ? Double.longBitsToDouble(Double.doubleToRawLongBits(value) | Long.MIN_VALUE)
        : value;
  }

  private static String text(ByteBuffer in) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte b = in.get(); b != 0 || in.get() != 0; b = in.get()) {
      text.write(b);
    }
    return text.toString(UTF_8);
  }

  private static boolean isFloat(Column column) {
    return column.type() == ValueType.FLOAT;
  }
}
