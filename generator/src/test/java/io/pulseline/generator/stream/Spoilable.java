package io.pulseline.generator.stream;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.generator.Tables;
import java.util.List;

/** Good records that tests spoil. */
final class Spoilable {
  private Spoilable() {}

  static Envelope envelope(Dataset dataset) {
    return new Envelope(1, 12, 1_700_000_000_000L, row(dataset), extras(dataset));
  }

  static Dataset categoriesOnly() {
    return new Dataset(
        "words",
        "",
        "",
        "",
        new Target("answer", "yes"),
        List.of(
            Tables.category("word", ValueType.STRING, false, "unheard of", "heard"),
            Tables.category("answer", ValueType.STRING, true, "no", "yes")),
        List.of(),
        Clip.NONE,
        Monotone.NONE,
        List.of());
  }

  private static double[] row(Dataset dataset) {
    return dataset.columns().stream()
        .mapToDouble(
            column ->
                column instanceof NumericColumn numeric
                    ? numeric.max()
                    : ((CategoricalColumn) column).code(0))
        .toArray();
  }

  private static String[] extras(Dataset dataset) {
    return dataset.extras().stream().map(extra -> "{\"}").toArray(String[]::new);
  }
}
