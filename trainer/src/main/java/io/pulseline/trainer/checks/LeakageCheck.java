package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether a feature alone tells the class: such a one was often written down after the target was
 * known, and will not be known when the model is asked.
 */
final class LeakageCheck implements Check {
  @Override
  public List<Finding> run(Data data, Limits limits) {
    return IntStream.range(0, data.features().size())
        .parallel()
        .mapToObj(i -> alone(data, i, limits))
        .toList();
  }

  private static Finding alone(Data data, int feature, Limits limits) {
    Column column = data.features().get(feature);
    double auc = SingleFeature.auc(data.sample(), feature, column, data.classes());
    return limits.judge(
        Rule.LEAKAGE,
        Data.quoted(column),
        auc,
        String.format(Locale.ROOT, "alone has an AUC of %.4f", auc),
        "take it out of the descriptor if it is only known once the target is");
  }
}
