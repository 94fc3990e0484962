package io.pulseline.bench.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said of one record; equal to another when it is so to the last bit.
 *
 * @param version of the model
 * @param label as text
 * @param bits of the classes' probabilities, each as {@link Float#floatToRawIntBits}
 */
record Answer(String version, String label, List<Integer> bits) {
  static Answer of(String version, String label, List<Float> probabilities) {
    return new Answer(
        version, label, probabilities.stream().map(Float::floatToRawIntBits).toList());
  }

  /**
   * Takes a model server's two outputs apart.
   *
   * @param probabilities rows × classes, row by row
   */
  static List<Answer> ofRows(String version, List<String> labels, List<Float> probabilities) {
    int classes = probabilities.size() / labels.size();
    List<Answer> answers = new ArrayList<>();
    for (int row = 0; row < labels.size(); row++) {
      List<Float> own = probabilities.subList(row * classes, (row + 1) * classes);
      answers.add(of(version, labels.get(row), own));
    }
    return answers;
  }

  @Override
  public String toString() {
    return version + " " + label + " " + bits.stream().map(Float::intBitsToFloat).toList();
  }
}
