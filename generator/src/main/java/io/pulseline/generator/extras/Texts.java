package io.pulseline.generator.extras;

/** The texts of one extra. */
interface Texts {
  /** That of a row, whatever came before. */
  String of(long row);
}
