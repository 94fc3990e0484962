package io.pulseline.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Good records, spoiled a little: the decoder and {@link SlowReader} say the same of each. */
class SpoiledRecordProperties {
  private static final Dataset DATASET =
      DatasetYaml.parse(
          """
          name: spoiled
          target: {column: outcome}
          columns:
            - {name: count, kind: numeric, type: integer, required: true}
            - {name: size, kind: numeric, min: -1.0e+16}
            - {name: grade, kind: categorical, values: [0, 1, 2]}
            - {name: item, kind: categorical, values: [5, 123456789, 9007199254740993]}
            - {name: place, kind: categorical, values: [Tromsø, "\\U0001F600", "no"]}
            - {name: outcome, kind: categorical, values: [left, bought]}
          extras:
            - {name: note, faker: x}
            - {name: email, faker: x}
          """,
          "spoiled");

  /** A good record in pieces: what stands at an odd place is a value, and may become another. */
  private static final List<String> PIECES =
      List.of(
          "{\"batch_number\":",
          "1",
          ",\"record_id\":",
          "7",
          ",\"timestamp\":",
          "\"2026-01-02T03:04:05.678Z\"",
          ",\"data\":{\"count\":",
          "63",
          ",\"size\":",
          "2.5",
          ",\"grade\":",
          "1",
          ",\"item\":",
          "123456789",
          ",\"place\":",
          "\"Tromsø\"",
          ",\"outcome\":",
          "\"left\"",
          ",\"unheard\":",
          "[1]",
          "},\"extras\":{\"note\":",
          "\"a \uD83D\uDE00\"",
          ",\"email\":",
          "\"a@b\"",
          "}}");

  private static final String DEEP = "[".repeat(2_000) + "]".repeat(2_000);

  private final EnvelopeCodec codec = new EnvelopeCodec(DATASET);
  private final SlowReader slow = new SlowReader(DATASET);

  @Property(tries = 4_000)
  void anotherValueIsReadExactlyOrRefused(
      @ForAll("values") String first, @ForAll("values") String second, @ForAll int at) {
    String[] pieces = PIECES.toArray(String[]::new);
    pieces[oddPlace(at)] = first;
    pieces[oddPlace(at / 31)] = second;

    check(String.join("", pieces).getBytes(UTF_8));
  }

  @Property(tries = 4_000)
  void spoiledBytesAreReadExactlyOrRefused(@ForAll("spoilers") List<Spoiler> spoilers) {
    byte[] record = String.join("", PIECES).getBytes(UTF_8);
    for (Spoiler spoiler : spoilers) {
      record = spoiler.spoil(record);
    }

    check(record);
  }

  @Property(tries = 200)
  void aFieldThatStandsTwiceIsRefused(@ForAll int at, @ForAll("values") String value) {
    String[] pieces = PIECES.toArray(String[]::new);
    int place = oddPlace(at);
    if (pieces[place - 1].contains("unheard")) {
      return;
    }
    String name = pieces[place - 1].replaceFirst(".*[{,]", "");
    pieces[place] = pieces[place] + "," + name + value;

    assertThat(codec.decode(String.join("", pieces).getBytes(UTF_8)))
        .isInstanceOf(Decoded.Rejected.class);
  }

  private void check(byte[] record) {
    Decoded decoded = codec.decode(record);
    if (SlowReader.hasDuplicates(record)) {
      return;
    }
    Optional<Envelope> expected = slow.read(record);
    assertThat(decoded instanceof Decoded.Accepted)
        .as("%s: %s", new String(record, UTF_8), decoded)
        .isEqualTo(expected.isPresent());
    if (decoded instanceof Decoded.Accepted accepted) {
      assertSame(accepted.envelope(), expected.orElseThrow());
      Decoded again = codec.decode(codec.encode(accepted.envelope()));
      assertSame(((Decoded.Accepted) again).envelope(), accepted.envelope());
    }
  }

  private static void assertSame(Envelope actual, Envelope expected) {
    assertThat(actual.batchNumber()).isEqualTo(expected.batchNumber());
    assertThat(actual.recordId()).isEqualTo(expected.recordId());
    assertThat(actual.timestampMillis()).isEqualTo(expected.timestampMillis());
    for (int i = 0; i < expected.values().length; i++) {
      // Adding zero makes -0 a plain zero, which decimals do not tell apart
      assertThat(Double.valueOf(actual.values()[i] + 0.0))
          .isEqualTo(Double.valueOf(expected.values()[i] + 0.0));
    }
    for (int i = 0; i < expected.extras().length; i++) {
      String text = actual.extras()[i];
      if (!Objects.equals(text, expected.extras()[i])) {
        // A number is kept as it was written, and the tree has another form of it
        assertThat(new BigDecimal(text)).isEqualByComparingTo(expected.extras()[i]);
      }
    }
  }

  private static int oddPlace(int at) {
    return 1 + 2 * Math.floorMod(at, PIECES.size() / 2);
  }

  /** Puts bytes in the place of others. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Spoiler(int at, int length, byte[] bytes) {
    byte[] spoil(byte[] record) {
      int from = Math.floorMod(at, record.length + 1);
      int to = Math.min(record.length, from + length);
      var spoiled = new ByteArrayOutputStream();
      spoiled.write(record, 0, from);
      spoiled.writeBytes(bytes);
      spoiled.write(record, to, record.length - to);
      return spoiled.toByteArray();
    }
  }

  @Provide
  Arbitrary<List<Spoiler>> spoilers() {
    Arbitrary<byte[]> bytes =
        Arbitraries.oneOf(
            Arbitraries.of(
                bytes(),
                bytes(0xC0, 0x80),
                bytes(0xED, 0xA0, 0xBD),
                bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
                bytes(0xF0, 0x9F, 0x98, 0x80),
                bytes(0xF4, 0x90, 0x80, 0x80),
                bytes(0xC3),
                bytes(0x80),
                bytes(0xFE),
                bytes(0),
                "\\ud83d".getBytes(UTF_8),
                "\\udE00".getBytes(UTF_8),
                "\\ud83d\\ude00".getBytes(UTF_8)),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(3),
            Arbitraries.strings()
                .withChars("0123456789.eE-{}[]\",:")
                .ofMaxLength(3)
                .map(text -> text.getBytes(UTF_8)));
    Arbitrary<Integer> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(0, 3)),
            Tuple.of(1, Arbitraries.just(Integer.MAX_VALUE / 2)));
    return Combinators.combine(Arbitraries.integers().between(0, 1_000), lengths, bytes)
        .as(Spoiler::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> numbers =
        Arbitraries.bigIntegers().map(Object::toString).injectDuplicates(0.1);
    Arbitrary<String> nearPowers =
        Combinators.combine(
                Arbitraries.of(24, 31, 32, 52, 53, 54, 62, 63, 64),
                Arbitraries.integers().between(-3, 3),
                Arbitraries.of("", ".0", ".5", "e0", "e-1", "0e-1", "e1"),
                Arbitraries.of("", "-"))
            .as(
                (power, more, end, sign) ->
                    sign + BigInteger.TWO.pow(power).add(BigInteger.valueOf(more)) + end);
    Arbitrary<String> others =
        Arbitraries.of(
            "0",
            "-0",
            "-0.0",
            "0e5",
            "63.0",
            "6.3e1",
            "1e300",
            "-1e300",
            "1e400",
            "1e-400",
            "1e18",
            "1e22",
            "123456792",
            "2.0",
            "00",
            "1.",
            ".5",
            "+1",
            "NaN",
            "null",
            "true",
            "{}",
            "[]",
            DEEP,
            "\"\"",
            "\"no\"",
            "\"\\u006eo\"",
            "\"\uD83D\uDE00\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\\ud83d\"",
            "\"a\\ud83dz\"",
            "\"\\u0000\"",
            "\"Tromsø\"",
            "\"1970-01-01T00:00:00Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"9999-12-31T23:59:59.999Z\"");
    return Arbitraries.oneOf(
        numbers, nearPowers, others, Arbitraries.doubles().map(d -> Double.toString(d)));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
