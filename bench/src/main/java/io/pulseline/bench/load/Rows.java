package io.pulseline.bench.load;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.model.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows at random, each another one: a server that is asked the same row again looks too fast. */
public final class Rows {
  private static final int LARGEST = 200;
  private static final int TENTHS = 10;

  /** One in so many numbers has a fraction. */
  private static final int FRACTIONS = 4;

  private final List<List<Float>> columns;
  private final Random random;

  public Rows(List<List<Float>> columns, long seed) {
    this.columns = columns;
    this.random = new Random(seed);
  }

  /** Rows that fit a model: an integer category is its own code, a text's is its position. */
  public static Rows of(Signature signature, long seed) {
    List<List<Float>> columns = new ArrayList<>();
    for (Column column : signature.features()) {
      List<Float> codes = new ArrayList<>();
      if (column instanceof CategoricalColumn categorical) {
        for (Category category : categorical.categories()) {
          boolean text = categorical.type() == ValueType.STRING;
          codes.add(text ? (float) codes.size() : Float.parseFloat(category.value()));
        }
      }
      columns.add(codes);
    }
    return new Rows(columns, seed);
  }

  /** Columns of a row. */
  public int width() {
    return columns.size();
  }

  /** So many rows, one behind the other. */
  public float[] next(int rows) {
    float[] values = new float[rows * width()];
    for (int i = 0; i < values.length; i++) {
      List<Float> codes = columns.get(i % width());
      values[i] = codes.isEmpty() ? number() : codes.get(random.nextInt(codes.size()));
    }
    return values;
  }

  private float number() {
    return random.nextInt(FRACTIONS) == 0
        ? random.nextInt(LARGEST * TENTHS) / (float) TENTHS
        : random.nextInt(LARGEST);
  }

  /** As a client would write it. */
  static String text(float value) {
    return value == (int) value ? Integer.toString((int) value) : Float.toString(value);
  }
}
