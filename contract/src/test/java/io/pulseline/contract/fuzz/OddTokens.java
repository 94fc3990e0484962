package io.pulseline.contract.fuzz;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/**
 * What is written in the place of a value: numbers at the edges of doubles and longs, odd texts.
 */
final class OddTokens {
  private static final int[] POWERS = {7, 24, 31, 32, 52, 53, 54, 62, 63, 64, 127, 1024};
  private static final String[] ENDS = {
    "", ".0", ".5", ".00000000000000000001", "e0", "E+0", "e-1", "0e-1", "e1", "e308", "e-308"
  };
  private static final String[] OTHERS = {
    "null",
    "true",
    "false",
    "nul",
    "NULL",
    "NaN",
    "Infinity",
    "-Infinity",
    "undefined",
    "0x1F",
    "-0",
    "-0.0",
    "0e5",
    "0.0e-999",
    "1e400",
    "-1e400",
    "1e-400",
    "-4.9E-324",
    "2.5e-324",
    "1.7976931348623157E308",
    "1.7976931348623159E308",
    "0.1",
    "0.30000000000000004",
    "9007199254740993",
    "9007199254740993.0",
    "90071992547409930e-1",
    "1e22",
    "1e23",
    "123456789012345678901234567890",
    "1e999999999",
    "1e-999999999",
    "1e9999999999",
    "00",
    "01",
    "-01",
    "1.",
    ".5",
    "+1",
    "-",
    "--1",
    "1e",
    "1e+",
    "1_000",
    "1,5",
    "١",
    "{}",
    "[]",
    "[[]]",
    "[1,]",
    "{\"a\":1,}",
    "{\"a\"}",
    "\"\"",
    "\"1\"",
    "\"63\"",
    "\"NaN\"",
    "'63'",
    "\"\\u006eo\"",
    "\"\\x41\"",
    "\"\\\"",
    "\"",
    "\"\\u12\"",
    "\"\\ud83d\\ude00\"",
    "\"\\uD83D\"",
    "\"\\ude00\"",
    "\"\\ude00\\ud83d\"",
    "\"a\\ud83dz\"",
    "\"\\ud83d\\ud83d\\ude00\"",
    "\"\uD83D\uDE00\"",
    "\"\\u0000\"",
    "\"\u0000\"",
    "\"\u001f\"",
    "\"\u007f\"",
    "\"\u2028\"",
    "\"\uFEFF\"",
    "\"\uFFFF\"",
    "\"Tromsø\"",
    "\"Troms\\u00f8\"",
    "\"Tromso\u0338\"",
    "/**/1",
    "1//\n",
    "\"1970-01-01T00:00:00Z\"",
    "\"1969-12-31T23:59:59.999Z\"",
    "\"9999-12-31T23:59:59.999Z\"",
    "\"9999-12-31T23:59:59.999-01:00\"",
    "\"+10000-01-01T00:00:00Z\"",
    "\"2026-02-30T00:00:00Z\"",
    "\"2024-02-29T23:59:59.999999999Z\"",
    "\"2023-02-29T00:00:00.000Z\"",
    "\"2026-01-02T24:00:00Z\"",
    "\"2026-01-02T23:59:60.000Z\"",
    "\"2026-01-02T03:04\"",
    "\"2026-01-02T03:04:05\"",
    "\"2026-01-02t03:04:05z\"",
    "\"2026-01-02 03:04:05\"",
    "\"2026-01-02T03:04:05,678Z\"",
    "\"2026-01-02T03:04:05.678+14:00\"",
    "\"2026-01-02T03:04:05.678+19:00\"",
    "\"2026-01-02T03:04:05.678Z \"",
    "\"2026-01-02T03:04:05+01:00[Europe/Paris]\"",
    "\"2026-01-02T03:04:05.67\\u0038Z\"",
    "\"2026-01-02\"",
    "\"1767323045678\"",
    "1767323045678"
  };

  private OddTokens() {}

  static String any(RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> nearPower(random);
      case 2 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
      case 3 -> Long.toString(random.nextLong() >> random.nextInt(64)) + end(random);
      default -> OTHERS[random.nextInt(OTHERS.length)];
    };
  }

  private static String nearPower(RandomGenerator random) {
    BigInteger number =
        BigInteger.TWO
            .pow(POWERS[random.nextInt(POWERS.length)])
            .add(BigInteger.valueOf(random.nextInt(7) - 3));
    return (random.nextBoolean() ? "-" : "") + number + end(random);
  }

  private static String end(RandomGenerator random) {
    return ENDS[random.nextInt(ENDS.length)];
  }

  /** A number written otherwise, mostly with the same value. */
  static String otherForm(String number, RandomGenerator random) {
    return switch (random.nextInt(9)) {
      case 0 -> number + ".0";
      case 1 -> number + "e0";
      case 2 -> number + "E+00";
      case 3 -> number + "0e-1";
      case 4 -> number + "0".repeat(random.nextInt(40)) + "e-" + random.nextInt(40);
      case 5 -> number + "." + "0".repeat(1 + random.nextInt(30));
      case 6 -> number + "." + "0".repeat(random.nextInt(30)) + "1";
      case 7 -> "0" + number;
      default -> number + "0".repeat(900 + random.nextInt(200));
    };
  }
}
