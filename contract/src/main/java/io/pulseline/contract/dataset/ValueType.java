package io.pulseline.contract.dataset;

import java.util.Locale;

/** How a column's values are written in JSON, CSV and Parquet. */
public enum ValueType {
  INTEGER,
  FLOAT,
  STRING;

  /** The word that stands for this type in {@code dataset.yaml}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
