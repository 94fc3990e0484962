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

@EmbeddedServers(ServerKind.SCHEMA_REGISTRY)
class SchemaRegistryServerTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final SchemaRegistryServer registry;

  SchemaRegistryServerTest(SchemaRegistryServer registry) {
    this.registry = registry;
  }

  @Test
  void keepsSchemasAndTheirIdsOverAKill() throws Exception {
    String registered = register().replaceAll("\\D", "");

    registry.kill();
    registry.restart();

    assertThat(answer(HttpRequest.newBuilder(at("/schemas/ids/" + registered))))
        .contains("\\\"long\\\"");
  }

  private String register() throws Exception {
    return answer(
        HttpRequest.newBuilder(at("/subjects/" + UUID.randomUUID() + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString("{\"schema\":\"{\\\"type\\\":\\\"long\\\"}\"}")));
  }

  private URI at(String path) {
    return URI.create(registry.url() + path);
  }

  private String answer(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
