package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonParser;
import io.pulseline.serving.plane.Datatype;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.TensorData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The numbers of one JSON tensor. They are kept as floats until one comes that a float does not
 * hold. What their datatype will ask, when it may come after them, and their doubles cannot tell
 * any more is noted on the way: the first fraction, the first number beyond 64 bits or beyond a
 * double.
 */
final class JsonNumbers {
  private static final int NONE = -1;

  /** Null when it has not come yet. */
  private final Datatype announced;

  private float[] floats;

  /** All of them again, once there is one that is no float; null until then. */
  private double[] doubles;

  private int count;

  private int firstFraction = NONE;
  private String fraction;
  private int firstBeyondLong = NONE;
  private int firstBeyondUnsigned = NONE;
  private BigInteger beyondLong;
  private BigInteger beyondUnsigned;
  private int firstBeyondFloating = NONE;
  private String beyondFloating;

  /**
   * No numbers yet.
   *
   * @param announced their datatype, null when it has not come yet
   * @param expected how many will probably come; more may
   */
  JsonNumbers(Datatype announced, int expected) {
    this.announced = announced;
    this.floats = new float[Math.max(expected, 1)];
  }

  int count() {
    return count;
  }

  /** Takes a number, NaN for a missing one. */
  void add(double value) {
    if (count == floats.length) {
      floats = Arrays.copyOf(floats, Math.multiplyExact(count, 2));
      doubles = doubles == null ? null : Arrays.copyOf(doubles, floats.length);
    }
    float rounded = (float) value;
    if (doubles == null && rounded != value && !Double.isNaN(value)) {
      doubles = new double[floats.length];
      for (int i = 0; i < count; i++) {
        doubles[i] = floats[i];
      }
    }
    floats[count] = rounded;
    if (doubles != null) {
      doubles[count] = value;
    }
    count++;
  }

  /** Takes the number without point and exponent that the parser stands on. */
  void addInteger(JsonParser parser) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      BigInteger value = parser.getBigIntegerValue();
      noteInfinite(value.doubleValue(), parser);
      addBig(value);
    } else {
      add((double) parser.getLongValue());
    }
  }

  /** Takes the number with point or exponent, or the NaN or infinity, that the parser stands on. */
  void addFraction(JsonParser parser) throws IOException {
    if (announced == Datatype.FP32) {
      float value = parser.getFloatValue();
      noteInfinite(value, parser);
      add(value);
      return;
    }
    double value = parser.getDoubleValue();
    noteInfinite(value, parser);
    if (Double.isNaN(value) || (announced != null && !announced.isInteger())) {
      add(value);
    } else if (Double.isFinite(value) && value == Math.rint(value)) {
      addWhole(parser, value);
    } else {
      noteFraction(parser);
      add(value);
    }
  }

  /** 63.0 is a whole number, however it is written; what a double takes for one need not be. */
  private void addWhole(JsonParser parser, double value) throws IOException {
    BigDecimal exact = parser.getDecimalValue();
    if (exact.stripTrailingZeros().scale() > 0) {
      noteFraction(parser);
      add(value);
    } else if (Math.abs(value) < 0x1p63) {
      add(value);
    } else {
      addBig(exact.toBigInteger());
    }
  }

  private void noteFraction(JsonParser parser) throws IOException {
    if (firstFraction == NONE) {
      firstFraction = count;
      fraction = parser.getText();
    }
  }

  /** Digits that no floating number holds; an infinity spelt out is what the client means. */
  private void noteInfinite(double value, JsonParser parser) throws IOException {
    if (Double.isInfinite(value) && firstBeyondFloating == NONE) {
      String text = parser.getText();
      if (Character.isDigit(text.charAt(text.length() - 1))) {
        firstBeyondFloating = count;
        beyondFloating = text;
      }
    }
  }

  private void addBig(BigInteger value) {
    if (value.bitLength() >= Long.SIZE && firstBeyondLong == NONE) {
      firstBeyondLong = count;
      beyondLong = value;
    }
    boolean unsigned = value.signum() >= 0 && value.bitLength() <= Long.SIZE;
    if (!unsigned && firstBeyondUnsigned == NONE) {
      firstBeyondUnsigned = count;
      beyondUnsigned = value;
    }
    add(value.doubleValue());
  }

  /**
   * The numbers as the tensor that they claim to be.
   *
   * @throws ServingException when they do not fit its datatype
   */
  TensorData.Numbers as(String input, Datatype datatype) {
    if (datatype.isInteger()) {
      checkIntegers(input, datatype);
    } else {
      checkFloating(input, datatype);
    }
    return doubles == null || datatype.fitsFloat()
        ? new TensorData.Floats(count == floats.length ? floats : Arrays.copyOf(floats, count))
        : new TensorData.Doubles(count == doubles.length ? doubles : Arrays.copyOf(doubles, count));
  }

  private void checkIntegers(String input, Datatype datatype) {
    if (firstFraction != NONE) {
      throw ServingException.invalid(
          "input '%s', element %d: expected a whole number for %s, but %s came",
          input, firstFraction, datatype, fraction);
    }
    if (firstBeyondLong != NONE && datatype != Datatype.UINT64) {
      throw datatype.outside(input, firstBeyondLong, beyondLong.toString());
    }
    if (firstBeyondUnsigned != NONE && datatype == Datatype.UINT64) {
      throw datatype.outside(input, firstBeyondUnsigned, beyondUnsigned.toString());
    }
    for (int i = 0; i < count; i++) {
      datatype.require(input, i, doubles == null ? floats[i] : doubles[i]);
    }
  }

  private void checkFloating(String input, Datatype datatype) {
    if (firstBeyondFloating != NONE) {
      throw datatype.outside(input, firstBeyondFloating, beyondFloating);
    }
    for (int i = 0; doubles != null && datatype == Datatype.FP32 && i < count; i++) {
      if (Float.isInfinite(floats[i]) && Double.isFinite(doubles[i])) {
        throw datatype.outside(input, i, Double.toString(doubles[i]));
      }
    }
  }
}
