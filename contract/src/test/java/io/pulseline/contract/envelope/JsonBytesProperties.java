package io.pulseline.contract.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The slow references are Jackson and Double.parseDouble. */
class JsonBytesProperties {
  private final JsonBytes json = new JsonBytes();

  @Property(tries = 5000)
  void aNumberReadsBackAsTheVerySameDouble(@ForAll("numbers") double value) throws IOException {
    json.clear();
    json.number(value);

    assertThat((Double) Double.parseDouble(text())).isEqualTo((Double) value);
    assertThat((Double) tree().doubleValue()).isEqualTo((Double) value);
  }

  @Property
  void aWholeNumberReadsBack(@ForAll long value) throws IOException {
    json.clear();
    json.number(value);
    assertThat(tree().longValue()).isEqualTo(value);
  }

  @Property
  void aStringReadsBack(@ForAll("strings") String value) throws IOException {
    json.clear();
    json.string(value);
    assertThat(tree().textValue()).isEqualTo(value);
  }

  @Example
  void shortFractionsLookAsPeopleWriteThem() {
    for (double value : new double[] {0, -0.0, 0.1, -0.05, 2.5, 6, 1234.125, 1e6, -0.000001}) {
      json.number(value);
      json.raw(JsonBytes.ascii(" "));
    }
    assertThat(text()).isEqualTo("0.0 -0.0 0.1 -0.05 2.5 6.0 1234.125 1000000.0 -0.000001 ");
  }

  @Provide
  Arbitrary<Double> numbers() {
    Arbitrary<Double> decimals =
        Combinators.combine(
                Arbitraries.longs().between(-(1L << 54), 1L << 54),
                Arbitraries.integers().between(0, 9))
            .as((digits, scale) -> digits / Math.pow(10, scale));
    Arbitrary<Double> small =
        Combinators.combine(
                Arbitraries.integers().between(-99_999, 99_999),
                Arbitraries.integers().between(0, 7))
            .as((digits, scale) -> digits / Math.pow(10, scale));
    return Arbitraries.oneOf(
        decimals,
        small,
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite));
  }

  @Provide
  Arbitrary<String> strings() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange(' ', '~'),
        Arbitraries.strings().withCharRange('\u0000', '\ud7ff'),
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(500).ofMaxLength(3000));
  }

  private String text() {
    return new String(json.copy(), StandardCharsets.UTF_8);
  }

  private JsonNode tree() throws IOException {
    return new ObjectMapper().readTree(json.copy());
  }
}
