package io.pulseline.contract.schema;

import java.util.Locale;

/** The messages that Pulseline exchanges with others. */
public enum MessageKind {
  RECORD,
  DEAD_LETTER,
  ALERT,
  PREDICTION;

  /** The word for it, {@code dead-letter} for example. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
