package io.pulseline.contract.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.Examples;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.RejectionReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form; bench/codec-fuzz.sh runs the long one by the two properties. */
class CodecFuzzTest {
  private static final long INPUTS = Long.getLong("pulseline.fuzz.inputs", 30_000);
  private static final long SEED = Long.getLong("pulseline.fuzz.seed", 20_261_128);

  /** Columns that have no bounds, categories that no float holds, texts beyond ASCII. */
  private static final Dataset ODD =
      DatasetYaml.parse(
          """
          name: odd
          target: {column: outcome}
          columns:
            - {name: count, kind: numeric, type: integer, required: true}
            - {name: size, kind: numeric, min: -1.0e+16}
            - {name: item, kind: categorical, values: [5, 123456789, 9007199254740993]}
            - {name: place, kind: categorical, values: [Tromsø, "\\U0001F600", "no"]}
            - {name: outcome, kind: categorical, values: [left, bought]}
          extras:
            - {name: note, faker: x}
            - {name: email, faker: x}
          """,
          "odd");

  @Test
  void whatIsAcceptedIsReadAsTheReferenceReadsItAndNothingElseThanARejectionEndsTheRest() {
    var fuzz =
        new CodecFuzz(List.of(ODD, Examples.shopVisits(), Datasets.load("heart-disease")), SEED);
    long start = System.nanoTime();

    fuzz.run(INPUTS);

    System.out.printf(
        "%d mutated inputs, seed %d, %.1f s: %s%n",
        INPUTS, SEED, (System.nanoTime() - start) / 1e9, fuzz.outcomes());
    assertThat(fuzz.outcomes()).containsKey("accepted");
    assertThat(fuzz.outcomes().keySet())
        .containsAll(
            RejectionReason.ofJson().stream()
                .filter(reason -> reason != RejectionReason.NO_VALUE)
                .map(RejectionReason::name)
                .filter(reason -> !reason.equals("TOO_LARGE"))
                .toList());
  }
}
