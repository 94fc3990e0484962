package io.pulseline.observe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.observe.Stores;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.ELASTICSEARCH)
class SearchIndexTest {
  /** More than two pages. */
  private static final int DOCUMENTS = 20_500;

  private static final int PARTITIONS = 4;

  private static final String DESCRIPTOR =
      """
      name: %s
      target: {column: outcome}
      columns:
        - {name: spent, kind: numeric}
        - {name: outcome, kind: categorical, values: [left, bought]}
      """;

  @Test
  void anIndexThatIsNotThereHasNoDocuments(ElasticsearchServer server) {
    assertThat(new SearchIndex(stores(server, "nothing-here")).read().rows()).isZero();
  }

  @Test
  void eachDocumentOfManyPagesIsReadOnceAndTheServerKeepsNothingOfIt(ElasticsearchServer server)
      throws Exception {
    Stores stores = stores(server, "many");
    fill(stores.requests(stores.index()).url());

    StoredRecords read = new SearchIndex(stores).read();

    assertThat(read.rows()).isEqualTo(DOCUMENTS);
    assertThat(read.repeated()).isZero();
    JsonNode kept =
        stores.requests(stores.index()).call("GET", "/_stats/fielddata,search", null).at("/_all");
    assertThat(kept.at("/total/fielddata/memory_size_in_bytes").asLong(-1)).isZero();
    assertThat(kept.at("/total/search/open_contexts").asLong(-1)).isZero();
  }

  private static void fill(String index) throws IOException, InterruptedException {
    String lines =
        IntStream.range(0, DOCUMENTS)
            .mapToObj(
                i ->
                    "{\"index\":{\"_id\":\"%d\"}}%n{\"%s\":%d,\"%s\":%d}%n"
                        .formatted(
                            i,
                            LakeSchema.KAFKA_PARTITION,
                            i % PARTITIONS,
                            LakeSchema.KAFKA_OFFSET,
                            i / PARTITIONS))
            .collect(Collectors.joining());
    HttpRequest bulk =
        HttpRequest.newBuilder(URI.create(index + "/_bulk"))
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(bulk, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("\"errors\":false");
  }

  private static Stores stores(ElasticsearchServer server, String dataset) {
    return new Stores(
        DatasetYaml.parse(DESCRIPTOR.formatted(dataset), "the test's descriptor"),
        KafkaSettings.of("127.0.0.1:1"),
        server.url(),
        "lake",
        S3Settings.of(null),
        Path.of("cache"),
        false);
  }
}
