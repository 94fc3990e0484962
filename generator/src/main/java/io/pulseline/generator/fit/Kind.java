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
  /** Not modelled; values that look alike travel with each record. */
  EXTRA,
  /** Left out. */
  SKIP;

  /** As people write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
