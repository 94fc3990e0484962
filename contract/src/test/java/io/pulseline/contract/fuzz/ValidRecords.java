package io.pulseline.contract.fuzz;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.Envelope;
import java.util.random.RandomGenerator;

/** Envelopes that the descriptor allows, near its limits more often than elsewhere. */
final class ValidRecords {
  private static final long LATEST = 253_402_300_799_999L;
  private static final String[] TEXTS = {
    "", "Ada", "a \uD83D\uDE00 b", "Tromsø", "\"quoted\\\"", "line\nline", "\u0000", "1e5", "null"
  };

  private final Dataset dataset;
  private final RandomGenerator random;

  ValidRecords(Dataset dataset, RandomGenerator random) {
    this.dataset = dataset;
    this.random = random;
  }

  Envelope next() {
    double[] values = dataset.columns().stream().mapToDouble(column -> value(column)).toArray();
    String[] extras = new String[dataset.extras().size()];
    for (int i = 0; i < extras.length; i++) {
      extras[i] = random.nextInt(8) == 0 ? null : TEXTS[random.nextInt(TEXTS.length)];
    }
    return new Envelope(counter(), counter(), random.nextLong(LATEST + 1), values, extras);
  }

  private long counter() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(Long.MAX_VALUE);
      case 1 -> (1L << 53) + random.nextInt(5) - 2;
      default -> random.nextInt(100_000);
    };
  }

  private double value(Column column) {
    if (!column.required() && random.nextInt(10) == 0) {
      return Double.NaN;
    }
    if (column instanceof CategoricalColumn categorical) {
      return categorical.code(random.nextInt(categorical.categories().size()));
    }
    NumericColumn numeric = (NumericColumn) column;
    double low = Math.max(numeric.lowest(), -0x1p55);
    double high = Math.min(numeric.highest(), 0x1p55);
    double value =
        switch (random.nextInt(6)) {
          case 0 -> low;
          case 1 -> high;
          case 2 -> low + (high - low) * random.nextDouble();
          default -> Math.max(low, Math.min(high, random.nextInt(100)));
        };
    return numeric.type() == ValueType.INTEGER ? Math.rint(value) : value;
  }
}
