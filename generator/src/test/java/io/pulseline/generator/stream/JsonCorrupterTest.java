package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.generator.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonCorrupterTest {

  @ParameterizedTest
  @MethodSource("reasonsAndDatasets")
  void theCodecRejectsForTheReasonWanted(RejectionReason reason, Dataset dataset) {
    EnvelopeCodec codec = new EnvelopeCodec(dataset);
    JsonCorrupter corrupter = new JsonCorrupter(dataset);
    byte[] good = codec.encode(Spoilable.envelope(dataset));
    assertThat(codec.decode(good)).isInstanceOf(Decoded.Accepted.class);

    for (long variant = 0; variant < (reason == RejectionReason.TOO_LARGE ? 3 : 500); variant++) {
      assertThat(codec.decode(corrupter.corrupt(good, reason, variant)))
          .as("variant %d", variant)
          .isInstanceOfSatisfying(
              Decoded.Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
  }

  static Stream<Arguments> reasonsAndDatasets() {
    return RejectionReason.ofJson().stream()
        .flatMap(
            reason ->
                Stream.of(
                        Datasets.load("heart-disease"), Tables.orders(), Spoilable.categoriesOnly())
                    .map(dataset -> Arguments.of(reason, dataset)));
  }
}
