package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseline.serving.plane.Datatype;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.Shape;
import io.pulseline.serving.plane.TensorData;
import java.io.IOException;
import java.util.Arrays;

/**
 * The {@code data} of one JSON tensor, flat or nested, collected straight into primitive arrays.
 * JSON objects have no order, so data may come before the datatype and shape that it must fit: it
 * is held against them at the end.
 */
final class JsonElements {
  private static final int MAX_NESTING = 16;
  private static final int NONE = -1;

  /** All elements; NaN where there is a string or none. */
  private final JsonNumbers numbers;

  /** Null until there is a string. */
  private String[] texts;

  private int firstNumber = NONE;
  private int firstBoolean = NONE;

  /** Length of the innermost arrays when nested, {@link #NONE} when flat. */
  private int innermost = NONE;

  private boolean ragged;

  JsonElements(JsonNumbers numbers) {
    this.numbers = numbers;
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
    int before = numbers.count();
    boolean nested = false;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        nested = true;
        ragged |= numbers.count() != before && innermost == NONE;
        readArray(parser, depth + 1);
      } else {
        ragged |= nested;
        add(parser);
      }
    }
    if (depth > 1 && !nested) {
      int length = numbers.count() - before;
      ragged |= innermost != NONE && innermost != length;
      innermost = length;
    }
  }

  /** Takes the one element that the parser stands on. */
  void add(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_NUMBER_INT -> {
        noteNumber();
        numbers.addInteger(parser);
      }
      case VALUE_NUMBER_FLOAT -> {
        noteNumber();
        numbers.addFraction(parser);
      }
      case VALUE_NULL -> numbers.add(Double.NaN);
      case VALUE_STRING -> addText(parser.getText());
      case VALUE_TRUE -> addBoolean(1);
      case VALUE_FALSE -> addBoolean(0);
      default ->
          throw ServingException.invalid(
              "'data' element %d must be a number, a string or null, but %s came",
              numbers.count(), Json.describe(parser));
    }
  }

  private void noteNumber() {
    firstNumber = firstNumber == NONE ? numbers.count() : firstNumber;
  }

  private void addBoolean(double value) {
    firstBoolean = firstBoolean == NONE ? numbers.count() : firstBoolean;
    numbers.add(value);
  }

  private void addText(String text) {
    int position = numbers.count();
    if (texts == null) {
      texts = new String[position + 1];
    } else if (position >= texts.length) {
      texts = Arrays.copyOf(texts, Math.max(position + 1, Math.multiplyExact(texts.length, 2)));
    }
    texts[position] = text;
    numbers.add(Double.NaN);
  }

  int count() {
    return numbers.count();
  }

  /** The datatype that fits elements of which none is told. */
  Datatype likeliest(Datatype ofNone) {
    if (texts != null) {
      return Datatype.BYTES;
    }
    if (firstNumber != NONE) {
      return Datatype.FP64;
    }
    return firstBoolean == NONE ? ofNone : Datatype.BOOL;
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
    int count = numbers.count();
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
    return numbers.as(input, datatype);
  }
}
