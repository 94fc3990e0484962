package io.pulseline.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.features.Transformer;
import io.pulseline.trees.calibration.Uncalibrated;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Contributions are Shapley values by their definition: summed up over all sets of features, of
 * what the trees expect of a row of which only such a set is known.
 */
class ShapleyReferenceTest {
  private static final Dataset DATASET =
      DatasetYaml.parse(
          """
          name: orchard
          target: {column: grade}
          columns:
            - {name: weight, kind: numeric}
            - {name: size, kind: numeric}
            - {name: bruises, kind: numeric, type: integer}
            - {name: spots, kind: numeric, type: integer}
            - {name: grade, kind: categorical, values: [second, first]}
          engineered:
            - {name: bruises_per_weight, ratio: [bruises, weight], denominator_offset: 1}
          """,
          "reference");
  private static final int COLUMNS = 4;
  private static final int INPUTS = 5;
  private static final int ROWS = 200;

  private static float[] rows(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] rows = new float[COLUMNS * ROWS];
    for (int at = 0; at < rows.length; at++) {
      float value =
          at % COLUMNS < 2 ? (float) random.nextDouble(50, 400) : (float) random.nextInt(12);
      rows[at] = random.nextInt(12) == 0 ? Float.NaN : value;
    }
    return rows;
  }

  private static float[] labels(float[] rows) {
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      float weight = rows[row * COLUMNS];
      float spots = rows[row * COLUMNS + 3];
      labels[row] = (weight > 200) ^ (spots > 5) ? 1 : 0;
    }
    return labels;
  }

  @Test
  void contributionsAreShapleyValuesByTheirDefinition() throws Exception {
    float[] rows = rows(7);
    GrownTrees grown = GrownTrees.of(DATASET, rows, labels(rows), 8);
    JsonNode trees = grown.trees().json();
    try (TreeModel model =
        new TreeModel(grown.preprocessing(), grown.trees(), new Uncalibrated())) {
      float[] unseen = rows(8);
      float[] contributions = model.contributions(unseen);
      float[] inputs = new Transformer(grown.preprocessing()).transform(unseen);

      for (int row = 0; row < ROWS; row++) {
        double[] expected = shapley(trees, inputs, row * INPUTS);
        for (int i = 0; i < INPUTS; i++) {
          assertThat((double) contributions[row * (INPUTS + 1) + i])
              .as("row %d, input %d", row, i)
              .isCloseTo(expected[i], within(1e-5));
        }
      }
    }
  }

  @Test
  void aTreeCostsTheSquaresOfItsPaths() throws Exception {
    float[] rows = rows(7);
    try (Trees trees = GrownTrees.of(DATASET, rows, labels(rows), 8).trees()) {
      long expected = 0;
      for (JsonNode tree : nodesOf(trees.json())) {
        expected += squares(tree, 0, 2);
      }

      assertThat(trees.shapCost()).isEqualTo(expected);
    }
  }

  private static long squares(JsonNode tree, int node, long path) {
    int left = tree.path("left_children").path(node).asInt();
    return left < 0
        ? path * path
        : squares(tree, left, path + 1)
            + squares(tree, tree.path("right_children").path(node).asInt(), path + 1);
  }

  private static JsonNode nodesOf(JsonNode json) {
    return json.path("learner").path("gradient_booster").path("model").path("trees");
  }

  private static double[] shapley(JsonNode json, float[] inputs, int from) {
    double[] values = new double[INPUTS];
    for (int known = 0; known < 1 << INPUTS; known++) {
      for (int i = 0; i < INPUTS; i++) {
        if ((known & 1 << i) == 0) {
          int others = Integer.bitCount(known);
          double weight = factorial(others) * factorial(INPUTS - others - 1) / factorial(INPUTS);
          for (JsonNode tree : nodesOf(json)) {
            values[i] +=
                weight
                    * (expected(tree, 0, inputs, from, known | 1 << i)
                        - expected(tree, 0, inputs, from, known));
          }
        }
      }
    }
    return values;
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  /** What a tree says when only some inputs are known, by the rows that it was grown of. */
  private static double expected(JsonNode tree, int node, float[] inputs, int from, int known) {
    int left = tree.path("left_children").path(node).asInt();
    int right = tree.path("right_children").path(node).asInt();
    double condition = tree.path("split_conditions").path(node).asDouble();
    if (left < 0) {
      return condition; // A leaf's value is kept there
    }
    int input = tree.path("split_indices").path(node).asInt();
    if ((known & 1 << input) != 0) {
      boolean smaller = inputs[from + input] < (float) condition;
      return expected(tree, smaller ? left : right, inputs, from, known);
    }
    double weight = cover(tree, left) / cover(tree, node);
    return weight * expected(tree, left, inputs, from, known)
        + (1 - weight) * expected(tree, right, inputs, from, known);
  }

  private static double cover(JsonNode tree, int node) {
    return tree.path("sum_hessian").path(node).asDouble();
  }
}
