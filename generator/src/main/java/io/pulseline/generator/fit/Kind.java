package io.pulseline.generator.fit;

import java.util.Locale;

/** What people can say that a column is. */
enum Kind {
  /** A whole number. */
  INTEGER,
  /** A number. */
  FLOAT,
  /** One of a closed set of values. */
  CATEGORY,
  /** A date, a time of day, or both. */
  DATE,
  /** A date whose day is before its month, where both could be. */
  DATE_DMY,
  /** A date whose month is before its day, where both could be. */
  DATE_MDY,
  /** Not modelled; values that look alike travel with each record. */
  EXTRA,
  /** Left out. */
  SKIP;

  /** As people write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
