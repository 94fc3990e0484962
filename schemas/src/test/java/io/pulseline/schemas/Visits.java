package io.pulseline.schemas;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.schema.MessageKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.avro.Schema;

/** A dataset with one of everything, and records of it. */
final class Visits {
  private static final String YAML =
      """
      name: %s
      target: {column: outcome}
      columns:
        - {name: age, kind: numeric, type: integer, min: 18, max: 99}
        - {name: spent, kind: numeric, min: -1.0e+6}
        - {name: steps, kind: numeric, type: integer, required: true}
        - {name: country, kind: categorical, values: [de, Tromsø, "no"]}
        - {name: device, kind: categorical, values: [1, 2]}
        - {name: item, kind: categorical, values: [5, 123456789, 9007199254740993]}
      %s  - {name: outcome, kind: categorical, values: [left, bought]}
      extras:
        - {name: visitor, faker: x}
        - {name: email, faker: x}
      """;

  static final Dataset DATASET = dataset("visits");

  private Visits() {}

  /**
   * The dataset with more columns, before the last one.
   *
   * @param columns lines of YAML without their dashes
   */
  static Dataset dataset(String name, String... columns) {
    StringBuilder more = new StringBuilder();
    List.of(columns).forEach(column -> more.append("  - ").append(column).append('\n'));
    return DatasetYaml.parse(YAML.formatted(name, more), "visits");
  }

  static Schema schema(Dataset dataset) {
    return new Schema.Parser().parse(MessageSchemas.avro(dataset, MessageKind.RECORD).text());
  }

  static Envelope envelope() {
    return new Envelope(
        1,
        7,
        1_767_323_045_678L,
        new double[] {63, 2.5, 9, 1, 2, 1, 0},
        new String[] {"Ada \uD83D\uDE00", null});
  }

  /** Records that the codec accepts. */
  static Arbitrary<Envelope> envelopes() {
    Arbitrary<double[]> values =
        Combinators.combine(
                orMissing(Arbitraries.integers().between(18, 99).map(Integer::doubleValue)),
                orMissing(Arbitraries.doubles().between(-1e6, Double.MAX_VALUE)),
                Arbitraries.longs().between(-(1L << 53), 1L << 53).map(Long::doubleValue),
                orMissing(Arbitraries.of(0.0, 1.0, 2.0)),
                orMissing(Arbitraries.of(1.0, 2.0)),
                orMissing(Arbitraries.of(0.0, 1.0, 2.0)),
                Arbitraries.of(0.0, 1.0))
            .as(
                (age, spent, steps, country, device, item, outcome) ->
                    new double[] {age, spent, steps, country, device, item, outcome});
    Arbitrary<String> texts =
        Arbitraries.strings().withCharRange('\u0000', '\ud7ff').injectNull(0.2);
    return Combinators.combine(
            Arbitraries.longs().greaterOrEqual(0),
            Arbitraries.longs().greaterOrEqual(0),
            Arbitraries.longs().between(0, 253_402_300_799_999L),
            values,
            texts,
            texts)
        .as(
            (batch, id, time, row, visitor, email) ->
                new Envelope(batch, id, time, row, new String[] {visitor, email}));
  }

  private static Arbitrary<Double> orMissing(Arbitrary<Double> values) {
    return Arbitraries.frequencyOf(Tuple.of(9, values), Tuple.of(1, Arbitraries.just(Double.NaN)));
  }
}
