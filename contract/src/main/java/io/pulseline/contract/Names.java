package io.pulseline.contract;

import io.pulseline.contract.dataset.Dataset;
import java.util.Optional;

/** The default names under which a dataset's records are found. */
public final class Names {
  private static final String RECORDS = ".records";

  private Names() {}

  public static String recordsTopic(Dataset dataset) {
    return dataset.name() + RECORDS;
  }

  /** The dataset's name of a topic that {@link #recordsTopic} may have named. */
  public static Optional<String> datasetOfRecords(String topic) {
    return topic.endsWith(RECORDS)
        ? Optional.of(topic.substring(0, topic.length() - RECORDS.length()))
        : Optional.empty();
  }

  public static String deadLetterTopic(Dataset dataset) {
    return dataset.name() + ".dead-letters";
  }

  /** Where it is told that a feature drifts, and that it no longer does. */
  public static String alertsTopic(Dataset dataset) {
    return dataset.name() + ".alerts";
  }

  /** Which letters of a dead-letter topic were sent again. */
  public static String replaysTopic(String deadLetterTopic) {
    return deadLetterTopic + ".replays";
  }

  /**
   * The Elasticsearch index. Dataset names are lower case, as Elasticsearch demands of an index.
   */
  public static String index(Dataset dataset) {
    return dataset.name();
  }

  /** The topic of what models say about records. */
  public static String predictionsTopic(Dataset dataset) {
    return dataset.name() + ".predictions";
  }

  /** The Elasticsearch index of what models say about records. */
  public static String predictionsIndex(Dataset dataset) {
    return dataset.name() + "-predictions";
  }

  /** The Elasticsearch index of how good models are on live records. */
  public static String qualityIndex(Dataset dataset) {
    return dataset.name() + "-quality";
  }

  /** The Elasticsearch index of what the monitor job measures, window by window. */
  public static String monitorIndex(Dataset dataset) {
    return dataset.name() + "-monitor";
  }
}
