package io.pulseline.serving.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time as HTTP writes it, put into words once a second. Safe for many threads at once. */
final class HttpDate {
  private volatile Said last = new Said(Long.MIN_VALUE, "");

  private record Said(long second, String text) {}

  String now() {
    long second = Math.floorDiv(System.currentTimeMillis(), 1000L);
    Said said = last;
    if (said.second() != second) {
      Instant now = Instant.ofEpochSecond(second);
      said =
          new Said(
              second, DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
      last = said;
    }
    return said.text();
  }
}
