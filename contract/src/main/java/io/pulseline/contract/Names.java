package io.pulseline.contract;

import io.pulseline.contract.dataset.Dataset;

/** The default names under which a dataset's records are found. */
public final class Names {
  private Names() {}

  public static String recordsTopic(Dataset dataset) {
    return dataset.name() + ".records";
  }

  public static String deadLetterTopic(Dataset dataset) {
    return dataset.name() + ".dead-letters";
  }

  /**
   * The Elasticsearch index. Dataset names are lower case, as Elasticsearch demands of an index.
   */
  public static String index(Dataset dataset) {
    return dataset.name();
  }
}
