package io.pulseline.observe;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.storage.S3Settings;
import java.nio.file.Path;

/**
 * Where the records of a dataset are to be found: all that is asked of a stack, whoever runs it.
 *
 * @param elasticsearch URL, for example {@code http://127.0.0.1:9200}
 * @param lake root of the lake: {@code s3:} or {@code file:} URI, or a path
 * @param cache folder for copies of the lake's files
 * @param scored whether records are scored, so that their predictions count
 */
public record Stores(
    Dataset dataset,
    KafkaSettings kafka,
    String elasticsearch,
    String lake,
    S3Settings s3,
    Path cache,
    boolean scored) {

  public String recordsTopic() {
    return Names.recordsTopic(dataset);
  }

  public String deadLetterTopic() {
    return Names.deadLetterTopic(dataset);
  }

  public String predictionsTopic() {
    return Names.predictionsTopic(dataset);
  }

  public String index() {
    return Names.index(dataset);
  }

  /** Requests of one of the indices. */
  public IndexRequests requests(String index) {
    return new IndexRequests(elasticsearch + "/" + index);
  }
}
