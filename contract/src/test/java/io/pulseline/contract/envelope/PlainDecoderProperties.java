package io.pulseline.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The decoder of plain records reads many, and none otherwise than the decoder of every form. */
class PlainDecoderProperties {
  private static final Dataset DATASET = SpoiledRecords.DATASET;

  private final Timestamps timestamps = new Timestamps(ZoneOffset.UTC);
  private final PlainDecoder plain = new PlainDecoder(DATASET, timestamps);
  private final EnvelopeDecoder anyForm = new EnvelopeDecoder(DATASET, timestamps);
  private final Utf8 utf8 = new Utf8();

  @Property(tries = 8_000)
  void whatItReadsTheOtherReadsToTheBit(@ForAll("spoiled") byte[] record) {
    if (!utf8.isValid(record)) {
      return;
    }
    Optional<String> read = read(() -> plain.decode(record));

    if (read.isPresent()) {
      assertThat(read).isEqualTo(read(() -> anyForm.decode(record).envelope()));
    }
  }

  @Property
  void itReadsWhatTheEncoderWrites(@ForAll("envelopes") Envelope envelope) {
    byte[] record = new EnvelopeEncoder(DATASET).encode(envelope);

    assertThat(read(() -> plain.decode(record))).as(new String(record, UTF_8)).isPresent();
  }

  @Example
  void itReadsWhatPythonWrites() {
    String record =
        """
        {"batch_number": 1, "record_id": 7, "timestamp": "2026-01-02T03:04:05.678901", \
        "data": {"count": 63.0, "size": 1e-05, "grade": 1, "item": 123456789, "place": null, \
        "outcome": "left"}, "extras": {"note": "Tromsø \uD83D\uDE00", "email": null}}\
        """;

    assertThat(read(() -> plain.decode(record.getBytes(UTF_8)))).isPresent();
  }

  private interface Decoding {
    Envelope envelope() throws Rejection;
  }

  /** What a record holds, or why it is refused; empty when it is not plain. */
  private static Optional<String> read(Decoding decoding) {
    try {
      return Optional.ofNullable(decoding.envelope()).map(PlainDecoderProperties::show);
    } catch (Rejection e) {
      return Optional.of(e.decoded().toString());
    }
  }

  private static String show(Envelope envelope) {
    return String.join(
        " ",
        envelope.toString().replaceFirst(", values.*", ""),
        Arrays.toString(
            Arrays.stream(envelope.values()).mapToLong(Double::doubleToRawLongBits).toArray()),
        Arrays.toString(envelope.extras()));
  }

  @Provide
  Arbitrary<byte[]> spoiled() {
    return Arbitraries.oneOf(SpoiledRecords.withOtherValues(), SpoiledRecords.withOtherBytes());
  }

  @Provide
  Arbitrary<Envelope> envelopes() {
    Arbitrary<double[]> values =
        Combinators.combine(
                Arbitraries.integers().map(Integer::doubleValue),
                Arbitraries.doubles().greaterOrEqual(-1e16).injectDuplicates(0.1),
                Arbitraries.of(Double.NaN, 0.0, 2.0),
                Arbitraries.of(Double.NaN, 0.0, 1.0),
                Arbitraries.of(0.0, 1.0))
            .as(
                (count, size, grade, place, outcome) ->
                    new double[] {count, size, grade, 1, place, outcome});
    Arbitrary<String> texts = Arbitraries.strings().withCharRange('a', 'ž').injectNull(0.2);
    return Combinators.combine(
            Arbitraries.longs().between(0, 999_999_999_999_999_999L),
            Arbitraries.longs().between(0, IsoTime.LATEST),
            values,
            texts,
            texts)
        .as(
            (id, time, row, note, email) ->
                new Envelope(id, id / 2, time, row, new String[] {note, email}));
  }
}
