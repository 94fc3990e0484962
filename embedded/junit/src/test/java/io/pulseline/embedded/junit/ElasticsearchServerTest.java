package io.pulseline.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EmbeddedServers(ServerKind.ELASTICSEARCH)
class ElasticsearchServerTest {
  private final ElasticsearchServer elasticsearch;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String index = "i-" + UUID.randomUUID();

  ElasticsearchServerTest(ElasticsearchServer elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @Test
  void findsWhatWasIndexed() throws Exception {
    index("{\"age\":63}");

    assertThat(search("age:63")).contains("\"age\":63");
  }

  @Test
  void keepsDocumentsOverAKill() throws Exception {
    index("{\"age\":63}");

    elasticsearch.kill();
    elasticsearch.restart();

    assertThat(search("age:63")).contains("\"age\":63");
  }

  @Test
  void isHealthyWhenGiven() throws Exception {
    assertThat(get("/_cluster/health")).containsAnyOf("\"green\"", "\"yellow\"");
  }

  private void index(String document) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request("/" + index + "/_doc/1?refresh=true")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(document))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private String search(String query) throws Exception {
    return get("/" + index + "/_search?q=" + query);
  }

  private String get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(elasticsearch.url() + path));
  }
}
