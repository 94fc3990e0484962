package io.pulseline.jobs.score;

import io.pulseline.contract.prediction.PredictionIndex;
import io.pulseline.jobs.elasticsearch.Document;
import io.pulseline.jobs.elasticsearch.DocumentSink;
import io.pulseline.jobs.elasticsearch.ElasticsearchClient;
import io.pulseline.jobs.elasticsearch.ElasticsearchSettings;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * The job's two indices.
 *
 * @param predictions empty when predictions are not indexed
 */
record ScoreIndices(ElasticsearchSettings server, Optional<String> predictions, String quality) {
  void ensure() {
    predictions.ifPresent(index -> ensure(index, PredictionIndex.definition()));
    ensure(quality, PredictionIndex.ofQuality());
  }

  private void ensure(String index, String definition) {
    try (var client = new ElasticsearchClient(server, index)) {
      client.ensureIndex(definition);
    } catch (IOException e) {
      throw server.unanswered(e);
    }
  }

  Optional<Sink<Document>> predictionSink() {
    return predictions.map(index -> new DocumentSink(server, index));
  }

  Sink<Document> qualitySink() {
    return new DocumentSink(server, quality);
  }
}
