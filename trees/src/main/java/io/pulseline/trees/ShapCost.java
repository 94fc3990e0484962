package io.pulseline.trees;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * What TreeSHAP costs for a row: it extends a path at each node, and at a leaf of depth d unwinds
 * each of the path's elements, which takes d steps each (Lundberg et al. 2020, algorithm 2). Read
 * from XGBoost's JSON as a stream, since a tree of objects takes many times the memory.
 */
final class ShapCost {
  private static final JsonFactory JSON = new JsonFactory();

  /** The path's own element, and the step that extends it. */
  private static final int OF_ANY_PATH = 2;

  private ShapCost() {}

  /** Sum of all leaves' (depth + 2)². */
  static long of(byte[] json) {
    long cost = 0;
    int[] left = {};
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.FIELD_NAME) {
          continue;
        }
        // Within an object XGBoost's fields are in alphabetical order
        switch (parser.currentName()) {
          case "left_children" -> left = integers(parser);
          case "right_children" -> cost += ofTree(left, integers(parser));
          default -> {}
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("XGBoost's JSON does not parse", e);
    }
    return cost;
  }

  private static int[] integers(JsonParser parser) throws IOException {
    int[] values = new int[16];
    int count = 0;
    parser.nextToken();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = parser.getIntValue();
    }
    return Arrays.copyOf(values, count);
  }

  /** Children are -1 where there are none; the root is the first node. */
  private static long ofTree(int[] left, int[] right) {
    long cost = 0;
    int[] depths = new int[left.length];
    int[] open = new int[left.length];
    int count = 1;
    while (count > 0) {
      int node = open[--count];
      if (left[node] < 0) {
        long path = (long) depths[node] + OF_ANY_PATH;
        cost += path * path;
      } else {
        depths[left[node]] = depths[node] + 1;
        depths[right[node]] = depths[node] + 1;
        open[count++] = left[node];
        open[count++] = right[node];
      }
    }
    return cost;
  }
}
