package io.pulseline.generator.stream;

import io.pulseline.contract.dataset.Dataset;

/** How records are written, told apart from the threads that do. */
public sealed interface ValueForm {
  ValueForm JSON = new Json();

  /** A writer for one thread. */
  ValueWriter writer(Dataset dataset);

  /** As JSON. */
  record Json() implements ValueForm {
    @Override
    public ValueWriter writer(Dataset dataset) {
      return new JsonValues(dataset);
    }
  }

  /**
   * As Avro in Confluent's wire format.
   *
   * @param schemaId of the dataset's schema in the registry
   */
  record Avro(int schemaId) implements ValueForm {
    @Override
    public ValueWriter writer(Dataset dataset) {
      return new AvroValues(dataset, schemaId);
    }
  }
}
