package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.generator.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorrupterTest {

  @ParameterizedTest
  @MethodSource("reasonsAndDatasets")
  void theCodecRejectsForTheReasonWanted(RejectionReason reason, Dataset dataset) {
    EnvelopeCodec codec = new EnvelopeCodec(dataset);
    Corrupter corrupter = new Corrupter(dataset);
    byte[] good =
        codec.encode(new Envelope(1, 12, 1_700_000_000_000L, row(dataset), extras(dataset)));
    assertThat(codec.decode(good)).isInstanceOf(Decoded.Accepted.class);

    for (long variant = 0; variant < (reason == RejectionReason.TOO_LARGE ? 3 : 500); variant++) {
      assertThat(codec.decode(corrupter.corrupt(good, reason, variant)))
          .as("variant %d", variant)
          .isInstanceOfSatisfying(
              Decoded.Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
  }

  static Stream<Arguments> reasonsAndDatasets() {
    return Stream.of(RejectionReason.values())
        .flatMap(
            reason ->
                Stream.of(Datasets.load("heart-disease"), Tables.orders(), categoriesOnly())
                    .map(dataset -> Arguments.of(reason, dataset)));
  }

  private static Dataset categoriesOnly() {
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
