package io.pulseline.jobs.score;

import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.model.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The classes of a model, and those whose quality is measured: of two the positive one, which says
 * all about the other; of more, each.
 */
final class ClassesOf {
  private final String[] names;
  private final int[] measured;
  private final Map<String, Integer> positions = new HashMap<>();

  private ClassesOf(String[] names, int... measured) {
    this.names = names;
    this.measured = measured;
    for (int i = 0; i < measured.length; i++) {
      positions.put(names[measured[i]], i);
    }
  }

  static ClassesOf signature(Signature signature) {
    String[] names =
        signature.target().categories().stream().map(Category::value).toArray(String[]::new);
    if (names.length != 2) {
      return new ClassesOf(names, IntStream.range(0, names.length).toArray());
    }
    int positive =
        signature.positive() == null ? 1 : signature.target().positionOf(signature.positive());
    return new ClassesOf(names, positive);
  }

  /** In the order of the model's probabilities. Not to be changed. */
  String[] names() {
    return names;
  }

  /** The probabilities of the measured classes. */
  float[] measured(float[] probabilities) {
    float[] result = new float[measured.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = probabilities[measured[i]];
    }
    return result;
  }

  /** Where among the measured classes a class is, -1 when it is none of them. */
  int measuredAt(String name) {
    return positions.getOrDefault(name, -1);
  }
}
