package io.pulseline.contract.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.Examples;
import io.pulseline.contract.dataset.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class EnvelopeCodecProperties {
  private final Dataset dataset = Examples.shopVisits();
  private final EnvelopeCodec codec = new EnvelopeCodec(dataset);

  @Property
  void readsBackWhatItWrites(@ForAll("envelopes") Envelope envelope) {
    Decoded.Accepted decoded = (Decoded.Accepted) codec.decode(codec.encode(envelope));

    Envelope read = decoded.envelope();
    assertThat(read.batchNumber()).isEqualTo(envelope.batchNumber());
    assertThat(read.recordId()).isEqualTo(envelope.recordId());
    assertThat(read.timestampMillis()).isEqualTo(envelope.timestampMillis());
    assertThat(read.values()).isEqualTo(envelope.values());
    assertThat(read.extras()).isEqualTo(envelope.extras());
    assertThat(decoded.unknownFields()).isZero();
  }

  /** The slow reference is Jackson's tree. */
  @Property
  void readsWhatATreeReads(@ForAll("envelopes") Envelope envelope) throws IOException {
    byte[] bytes = codec.encode(envelope);
    JsonNode tree = new ObjectMapper().readTree(bytes);
    Envelope streamed = ((Decoded.Accepted) codec.decode(bytes)).envelope();

    assertThat(streamed.recordId()).isEqualTo(tree.get("record_id").longValue());
    assertThat((Double) streamed.values()[1])
        .isEqualTo((Double) tree.at("/data/spent").asDouble(Double.NaN));
    assertThat(Instant.ofEpochMilli(streamed.timestampMillis()))
        .isEqualTo(tree.get("timestamp").textValue());
  }

  @Property
  void neverThrowsWhateverTheBytes(@ForAll byte[] bytes) {
    assertThat(codec.decode(bytes)).isInstanceOf(Decoded.Rejected.class);
  }

  @Property(tries = 2000)
  void survivesDamagedRecords(@ForAll("envelopes") Envelope envelope, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = codec.encode(envelope);
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }

    assertThat(codec.decode(bytes)).isNotNull();
  }

  @Property
  void acceptsNoPrefixOfARecord(@ForAll("envelopes") Envelope envelope, @ForAll long seed) {
    String text = new String(codec.encode(envelope), StandardCharsets.UTF_8);
    String prefix = text.substring(0, new Random(seed).nextInt(text.length()));

    assertThat(codec.decode(prefix.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Decoded.Rejected.class);
  }

  @Provide
  Arbitrary<Envelope> envelopes() {
    Arbitrary<double[]> values =
        Combinators.combine(
                orMissing(Arbitraries.integers().between(18, 99).map(Integer::doubleValue)),
                orMissing(Arbitraries.doubles()),
                orMissing(Arbitraries.of(0.0, 1.0, 2.0)),
                orMissing(Arbitraries.of(1.0, 2.0)),
                Arbitraries.of(0.0, 1.0))
            .as(
                (age, spent, country, device, outcome) ->
                    new double[] {age, spent, country, device, outcome});
    return Combinators.combine(
            Arbitraries.longs().between(0, 1L << 53),
            Arbitraries.longs().between(0, 1L << 53),
            Arbitraries.longs().between(0, 253_402_300_799_999L),
            values,
            Arbitraries.strings().withCharRange('\u0000', '\ud7ff').injectNull(0.1))
        .as(
            (batch, id, time, row, visitor) ->
                new Envelope(batch, id, time, row, new String[] {visitor}));
  }

  private static Arbitrary<Double> orMissing(Arbitrary<Double> values) {
    return Arbitraries.frequencyOf(Tuple.of(9, values), Tuple.of(1, Arbitraries.just(Double.NaN)));
  }
}
