package io.pulseline.trainer;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;

/** A dataset that has what heart disease has not: strings, missing values and three classes. */
public final class Orchard {
  private Orchard() {}

  public static Dataset dataset() {
    return DatasetYaml.parse(
        """
        name: orchard
        description: Which grade an apple gets
        target: {column: grade}
        columns:
          - {name: Weight, kind: numeric, type: float, unit: g, min: 50, max: 400}
          - {name: variety, kind: categorical, type: string, values: {braeburn: Braeburn, "o'neal": "O'Neal", gala: Gala}}
          - {name: grade, kind: categorical, type: string, required: true, values: {second: Second, first: First, cider: Cider}}
          - {name: bruises, kind: numeric, type: integer, min: 0, max: 12}
          - {name: organic, kind: categorical, type: integer, values: {7: yes, -3: no}}
        engineered:
          - {name: bruises_per_weight, ratio: [bruises, Weight], denominator_offset: -200}
          - {name: weight_squared, product: [Weight, Weight]}
        clip: {columns: [Weight], iqr: 0.1}
        """,
        "orchard");
  }
}
