package io.pulseline.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Good records, spoiled a little. */
final class SpoiledRecords {
  static final Dataset DATASET =
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
  static final List<String> PIECES =
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

  private static final int UNHEARD = PIECES.indexOf(",\"unheard\":");

  private static final String DEEP = "[".repeat(2_000) + "]".repeat(2_000);

  private SpoiledRecords() {}

  /** Those with two values that are others, in any of three forms of a record. */
  static Arbitrary<byte[]> withOtherValues() {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 1_000);
    return Combinators.combine(forms(), places, values(), places, values())
        .as(
            (form, place, value, otherPlace, otherValue) -> {
              List<String> pieces = new ArrayList<>(form);
              pieces.set(oddPlace(pieces, place), value);
              pieces.set(oddPlace(pieces, otherPlace), otherValue);
              return bytes(pieces);
            })
        .withoutEdgeCases(); // all combinations of them would be most of the tries
  }

  /** Those with a few bytes in the place of others. */
  static Arbitrary<byte[]> withOtherBytes() {
    return Combinators.combine(forms(), spoilers())
        .as(
            (form, spoilers) -> {
              byte[] record = bytes(form);
              for (Spoiler spoiler : spoilers) {
                record = spoiler.spoil(record);
              }
              return record;
            })
        .withoutEdgeCases();
  }

  /** With a field that no descriptor knows, without it, and as Python writes. */
  private static Arbitrary<List<String>> forms() {
    List<String> known = new ArrayList<>(PIECES);
    known.subList(UNHEARD, UNHEARD + 2).clear();
    List<String> spaced =
        known.stream().map(piece -> piece.replace("\":", "\": ").replace(",\"", ", \"")).toList();
    return Arbitraries.of(PIECES, known, spaced);
  }

  static int oddPlace(List<String> pieces, int at) {
    return 1 + 2 * Math.floorMod(at, pieces.size() / 2);
  }

  static byte[] bytes(List<String> pieces) {
    return String.join("", pieces).getBytes(UTF_8);
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

  private static Arbitrary<List<Spoiler>> spoilers() {
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

  static Arbitrary<String> values() {
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
            "-4.9E-324",
            "1.7976931348623157E308",
            "0.30000000000000004",
            "-0.000000000000000123456789",
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
