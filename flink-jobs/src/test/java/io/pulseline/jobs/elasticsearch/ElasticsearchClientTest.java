package io.pulseline.jobs.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.ServerKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.ELASTICSEARCH)
class ElasticsearchClientTest {
  private static final String DEFINITION =
      "{\"settings\":{\"index\":{\"number_of_replicas\":\"0\"}},\"mappings\":"
          + "{\"dynamic\":\"strict\",\"properties\":{\"age\":{\"type\":\"short\"}}}}";

  private final String index = "i-" + UUID.randomUUID();
  private final String url;
  private final ElasticsearchClient client;

  ElasticsearchClientTest(ElasticsearchServer elasticsearch) {
    url = elasticsearch.url() + "/" + index;
    client = new ElasticsearchClient(ElasticsearchSettings.of(elasticsearch.url()), index);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
  }

  @Test
  void theIndexIsMadeOnceAndStays() throws Exception {
    client.ensureIndex(DEFINITION);
    index(63);

    client.ensureIndex(DEFINITION);

    assertThat(mapping().path("age").path("type").asText()).isEqualTo("short");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void anIndexDeletedInMidRunComesBackWithItsOwnMapping() throws Exception {
    client.ensureIndex(DEFINITION);
    JsonNode before = request("GET", "/_mapping").path(index);
    index(63);

    request("DELETE", "");
    index(64);
    index(65);

    assertThat(request("GET", "/_mapping").path(index)).isEqualTo(before);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void anIndexDeletedInMidRunIsToldOf() throws Exception {
    client.ensureIndex(DEFINITION);
    index(63);
    request("POST", "/_refresh");
    try (var watch = new IndexWatch(client)) {
      assertThat(watch.look()).isEmpty();
      request("DELETE", "");
      index(64);
      assertThat(watch.look())
          .singleElement()
          .asString()
          .contains(index + " was deleted and made anew: it held 1 documents");
      assertThat(watch.look()).isEmpty();
    }
  }

  @Test
  void theIndexOfADayIsMadeByItsFirstDocumentBehindTheAlias() throws Exception {
    client.ensureDailyIndices(DEFINITION);
    String action = "{\"index\":{\"_index\":\"" + index + "-2026.03.0%d\"}}\n{\"age\":63}\n";
    assertThat(send(action.formatted(1) + action.formatted(2)))
        .containsExactly(BulkItem.indexed(), BulkItem.indexed());

    assertThat(request("GET", "/_mapping"))
        .hasSize(2)
        .allMatch(one -> one.at("/mappings/properties/age/type").asText().equals("short"));
    assertThat(count()).isEqualTo(2);

    client.ensureDailyIndices(
        DEFINITION.replace("\"short\"}", "\"short\"},\"spent\":{\"type\":\"float\"}"));
    assertThat(request("GET", "/_mapping"))
        .allMatch(one -> one.at("/mappings/properties/spent/type").asText().equals("float"));
  }

  @Test
  void anIndexOfTheAliasesNameIsRefused() throws Exception {
    client.ensureIndex(DEFINITION);
    assertThatThrownBy(() -> client.ensureDailyIndices(DEFINITION))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is there, so it can be no alias");
  }

  @Test
  void aDocumentThatDoesNotFitIsRefusedAndItsNeighboursAreNot() throws Exception {
    client.ensureIndex(DEFINITION);

    List<BulkItem> items =
        send("{\"index\":{}}\n{\"age\":63}\n{\"index\":{}}\n{\"age\":\"old\"}\n");

    assertThat(items)
        .extracting(BulkItem::verdict)
        .containsExactly(BulkItem.Verdict.INDEXED, BulkItem.Verdict.REFUSED);
    assertThat(items.get(1).error()).contains("mapper_parsing_exception", "age", "old");
  }

  @Test
  void aClosedIndexIsNoFaultOfTheDocument() throws Exception {
    client.ensureIndex(DEFINITION);
    request("POST", "/_close");

    assertThat(send("{\"index\":{}}\n{\"age\":63}\n"))
        .extracting(BulkItem::verdict)
        .containsExactly(BulkItem.Verdict.LATER);
  }

  @Test
  void aRequestThatIsRefusedAsAWholeSaysWhy() {
    assertThat(client.send("no json\n".getBytes(UTF_8)))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused)
                  .hasMessageStartingWith("status 400: json_parse_exception: Unrecognized token");
              assertThat(refused).hasMessageNotContaining("\n");
            });
  }

  @Test
  void aRefusedDefinitionIsToldInElasticsearchsOwnWords() {
    String refused = DEFINITION.replace("short", "shorter");

    assertThatThrownBy(() -> client.ensureIndex(refused))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("refuses index '" + index + "'")
        .hasMessageContaining("No handler for type [shorter] declared on field [age]")
        .hasMessageNotContaining("start")
        .hasMessageNotContaining("\n");
  }

  private void index(int age) throws Exception {
    assertThat(send("{\"index\":{}}\n{\"age\":" + age + "}\n")).containsExactly(BulkItem.indexed());
  }

  private List<BulkItem> send(String body) throws Exception {
    return client.send(body.getBytes(UTF_8)).get();
  }

  private int count() throws Exception {
    request("POST", "/_refresh");
    return request("GET", "/_count").path("count").asInt();
  }

  private JsonNode mapping() throws Exception {
    return request("GET", "/_mapping").path(index).path("mappings").path("properties");
  }

  private JsonNode request(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, BodyPublishers.noBody())
            .build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
