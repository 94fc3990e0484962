package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.serving.plane.Datatype;
import io.pulseline.serving.plane.ExactFloat;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.Shape;
import io.pulseline.serving.plane.TensorData;
import java.io.IOException;
import java.util.Arrays;

/**
 * The {@code data} of one JSON tensor, flat or nested, collected straight into primitive arrays.
 * JSON objects have no order, so data may come before the datatype and shape that it must fit: what
 * they will ask is noted on the way (the first fraction, the first number beyond a float) and
 * checked at the end.
 */
final class JsonElements {
  private static final int MAX_NESTING = 16;
  private static final int NONE = -1;

  private float[] numbers;
  private String[] texts;
  private int count;

  private int firstNumber = NONE;
  private int firstBoolean = NONE;
  private int firstFraction = NONE;
  private int firstInexact = NONE;
  private String inexact;
  private long smallest = Long.MAX_VALUE;
  private long largest = Long.MIN_VALUE;

  /** Length of the innermost arrays when nested, {@link #NONE} when flat. */
  private int innermost = NONE;

  private boolean ragged;

  /**
   * A collector.
   *
   * @param expected how many elements will probably come; more may
   */
  JsonElements(int expected) {
    numbers = new float[Math.max(expected, 1)];
  }

  /** Reads the array that the parser stands on, to its end. */
  void read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw ServingException.invalid(
          "'data' must be an array of elements, but %s came", Json.describe(parser));
    }
    readArray(parser, 1);
  }

  private void readArray(JsonParser parser, int depth) throws IOException {
    if (depth > MAX_NESTING) {
      throw ServingException.invalid("'data' is nested more than %d deep", MAX_NESTING);
    }
    int before = count;
    boolean nested = false;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        nested = true;
        ragged |= count != before && innermost == NONE;
        readArray(parser, depth + 1);
      } else {
        ragged |= nested;
        readElement(parser, token);
      }
    }
    if (depth > 1 && !nested) {
      int length = count - before;
      ragged |= innermost != NONE && innermost != length;
      innermost = length;
    }
  }

  private void readElement(JsonParser parser, JsonToken token) throws IOException {
    switch (token) {
      case VALUE_NUMBER_INT -> addInteger(parser);
      case VALUE_NUMBER_FLOAT -> addFraction(parser.getFloatValue());
      case VALUE_NULL -> add(Float.NaN, null);
      case VALUE_STRING -> add(Float.NaN, parser.getText());
      case VALUE_TRUE -> addBoolean(1f);
      case VALUE_FALSE -> addBoolean(0f);
      default ->
          throw ServingException.invalid(
              "'data' element %d must be a number, a string or null, but %s came",
              count, Json.describe(parser));
    }
  }

  private void addInteger(JsonParser parser) throws IOException {
    firstNumber = firstNumber == NONE ? count : firstNumber;
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      noteInexact(parser.getText());
      add(parser.getFloatValue(), null);
      return;
    }
    long value = parser.getLongValue();
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
    if (!ExactFloat.holds(value)) {
      noteInexact(Long.toString(value));
    }
    add((float) value, null);
  }

  private void noteInexact(String value) {
    if (firstInexact == NONE) {
      firstInexact = count;
      inexact = value;
    }
  }

  private void addFraction(float value) {
    firstNumber = firstNumber == NONE ? count : firstNumber;
    // 63.0 is a whole number, however it is written; NaN is a missing value
    if (firstFraction == NONE && !Float.isNaN(value) && value != Math.rint(value)) {
      firstFraction = count;
    }
    add(value, null);
  }

  private void addBoolean(float value) {
    firstBoolean = firstBoolean == NONE ? count : firstBoolean;
    add(value, null);
  }

  private void add(float number, String text) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.multiplyExact(count, 2));
      texts = texts == null ? null : Arrays.copyOf(texts, count * 2);
    }
    numbers[count] = number;
    if (text != null) {
      texts = texts == null ? new String[numbers.length] : texts;
      texts[count] = text;
    }
    count++;
  }

  /**
   * The elements as the tensor that they claim to be.
   *
   * @throws ServingException when they do not fit its datatype or their nesting not its shape
   */
  TensorData as(String input, Datatype datatype, Shape shape) {
    checkNesting(input, shape);
    return switch (datatype) {
      case BYTES -> texts(input);
      case FP16, BF16 ->
          throw ServingException.invalid(
              "input '%s': %s has no JSON form, send it as FP32", input, datatype);
      default -> numbers(input, datatype);
    };
  }

  private void checkNesting(String input, Shape shape) {
    if (ragged) {
      throw ServingException.invalid(
          "input '%s': 'data' is nested unevenly, expected arrays of one length for shape %s",
          input, shape);
    }
    if (innermost != NONE
        && (shape.rank() == 0 || shape.dimension(shape.rank() - 1) != innermost)) {
      throw ServingException.invalid(
          "input '%s': 'data' is nested in arrays of %d, but shape %s came",
          input, innermost, shape);
    }
  }

  private TensorData texts(String input) {
    int wrong = Math.max(firstNumber, firstBoolean);
    if (wrong != NONE) {
      throw ServingException.invalid(
          "input '%s', element %d: expected a string for BYTES, but a %s came",
          input, wrong, wrong == firstNumber ? "number" : "truth value");
    }
    return new TensorData.Texts(texts == null ? new String[count] : Arrays.copyOf(texts, count));
  }

  private TensorData numbers(String input, Datatype datatype) {
    if (texts != null) {
      int wrong = 0;
      while (texts[wrong] == null) {
        wrong++;
      }
      throw ServingException.invalid(
          "input '%s', element %d: expected a number for %s, but the string \"%s\" came",
          input, wrong, datatype, texts[wrong]);
    }
    if (firstBoolean != NONE && datatype != Datatype.BOOL) {
      throw ServingException.invalid(
          "input '%s', element %d: expected a number for %s, but a truth value came",
          input, firstBoolean, datatype);
    }
    if (datatype.isInteger()) {
      checkIntegers(input, datatype);
    }
    return new TensorData.Floats(count == numbers.length ? numbers : Arrays.copyOf(numbers, count));
  }

  private void checkIntegers(String input, Datatype datatype) {
    if (firstFraction != NONE) {
      throw ServingException.invalid(
          "input '%s', element %d: expected a whole number for %s, but %s came",
          input, firstFraction, datatype, numbers[firstFraction]);
    }
    if (smallest < datatype.min() || largest > datatype.max()) {
      throw ServingException.invalid(
          "input '%s': %d is not a %s",
          input, smallest < datatype.min() ? smallest : largest, datatype);
    }
    if (firstInexact != NONE) {
      throw ExactFloat.inexact(input, firstInexact, inexact);
    }
  }
}
