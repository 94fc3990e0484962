package io.pulseline.jobs.score;

import io.pulseline.contract.UserException;
import io.pulseline.contract.prediction.PredictionIndex;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.elasticsearch.DocumentSink;
import io.pulseline.jobs.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * The job's two indices.
 *
 * @param elasticsearch a URL
 * @param predictions empty when predictions are not indexed
 */
record ScoreIndices(String elasticsearch, Optional<String> predictions, String quality) {
  void ensure() {
    predictions.ifPresent(index -> ensure(index, PredictionIndex.definition()));
    ensure(quality, PredictionIndex.ofQuality());
  }

  private void ensure(String index, String definition) {
    try (var client = new ElasticsearchClient(elasticsearch, index)) {
      client.ensureIndex(definition);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          String.format(
              "Elasticsearch does not answer at %s (%s); start it, or correct --elasticsearch",
              elasticsearch, e.getMessage()),
          e);
    }
  }

  Optional<Sink<Document>> predictionSink() {
    return predictions.map(index -> DocumentSink.of(elasticsearch, index));
  }

  Sink<Document> qualitySink() {
    return DocumentSink.of(elasticsearch, quality);
  }
}
