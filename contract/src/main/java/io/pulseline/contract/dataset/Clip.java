package io.pulseline.contract.dataset;

import java.util.List;

/**
 * Columns whose outliers a model clips to [Q1 − iqr·IQR, Q3 + iqr·IQR] of its training rows.
 *
 * @param columns names of numeric columns; empty means no clipping
 * @param iqr width, in interquartile ranges
 */
public record Clip(List<String> columns, double iqr) {
  public static final Clip NONE = new Clip(List.of(), 3.0);

  public Clip {
    columns = List.copyOf(columns);
  }
}
