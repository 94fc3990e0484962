package io.pulseline.serving.plane;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.Sample;
import io.pulseline.contract.model.Signature;
import java.util.Arrays;
import java.util.List;

/**
 * Asks a loaded model for its package's own samples, before any client asks for anything: a graph
 * that is whole may still be computed otherwise on this machine than where it was made.
 */
final class TrialRun {
  /**
   * What a probability may differ by. Another processor adds up a forest's floats in another order,
   * which moves a probability by some 1e-6; and 1e-5 is what the trainer's own parity check allows
   * between a graph and the model that was evaluated. A wrong tree, column or class is far beyond.
   */
  static final double TOLERANCE = 1e-5;

  private final ServedModel model;

  TrialRun(ServedModel model) {
    this.model = model;
  }

  /**
   * Compares its answers.
   *
   * @throws UserException when one is another
   */
  void ask(List<Sample> samples) {
    for (int i = 0; i < samples.size(); i++) {
      Predictions answer;
      try {
        answer = model.predict(List.of(row(samples.get(i))));
      } catch (ServingException e) {
        throw refusal(i, "is refused: " + e.getMessage());
      }
      compare(i, samples.get(i), answer);
    }
  }

  private static InputTensor row(Sample sample) {
    float[] row = sample.row();
    return new InputTensor(
        Signature.INPUT, Datatype.FP32, new Shape(1, row.length), new TensorData.Floats(row));
  }

  private void compare(int number, Sample sample, Predictions answer) {
    float[] given = answer.probabilities();
    double[] expected = sample.probabilities().stream().mapToDouble(Double::doubleValue).toArray();
    if (given.length != expected.length) {
      throw refusal(
          number, "has %d probabilities, not %d".formatted(given.length, expected.length));
    }
    for (int category = 0; category < expected.length; category++) {
      double difference = Math.abs(given[category] - expected[category]);
      if (Double.isNaN(difference) || difference > TOLERANCE) {
        throw refusal(
            number,
            "has the probability %s of class %d, not %s"
                .formatted(given[category], category, expected[category]));
      }
    }
    long label = answer.labels()[0];
    if (label != sample.label() && !isTossUp(expected)) {
      throw refusal(number, "has the label %d, not %d".formatted(label, sample.label()));
    }
  }

  /** Where the likeliest two are closer than rounding is, either of them is right. */
  private static boolean isTossUp(double[] probabilities) {
    double[] sorted = probabilities.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    return last > 0 && sorted[last] - sorted[last - 1] <= 2 * TOLERANCE;
  }

  private UserException refusal(int number, String what) {
    return new UserException(
        "version '%s' does not answer as its package's samples say: sample %d %s"
            .formatted(model.version(), number, what));
  }
}
