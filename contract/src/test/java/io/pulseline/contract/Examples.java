package io.pulseline.contract;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;

/** A small dataset that has one of everything. */
public final class Examples {
  public static final String YAML =
      """
      name: shop-visits
      description: Who buys
      target: {column: outcome, positive: bought}
      columns:
        - {name: age, kind: numeric, type: integer, unit: years, min: 18, max: 99}
        - {name: spent, kind: numeric}
        - {name: country, kind: categorical, values: [de, fr, "no"]}
        - {name: device, kind: categorical, values: {1: phone, 2: desk}}
        - {name: outcome, kind: categorical, values: [left, bought]}
      engineered:
        - {name: spent_by_age, ratio: [spent, age], denominator_offset: 1}
        - {name: age_spent, product: [age, spent]}
      clip: {columns: [spent], iqr: 1.5}
      extras:
        - {name: visitor, faker: "#{Name.fullName}"}
      """;

  private Examples() {}

  public static Dataset shopVisits() {
    return DatasetYaml.parse(YAML, "example");
  }
}
