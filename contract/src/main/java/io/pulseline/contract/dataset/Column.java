package io.pulseline.contract.dataset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One modelled column of a dataset. In memory every value is a {@code double}: a number as itself,
 * a category as its code (see {@link CategoricalColumn}), a missing value as NaN.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NumericColumn.class, name = "numeric"),
  @JsonSubTypes.Type(value = CategoricalColumn.class, name = "categorical")
})
public sealed interface Column permits NumericColumn, CategoricalColumn {
  String name();

  ValueType type();

  /** Whether a record without this value is rejected. */
  boolean required();
}
