package io.pulseline.jobs.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.embedded.junit.ElasticsearchServer;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.ServerKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flink's connector with a real Elasticsearch. */
@EmbeddedServers(ServerKind.ELASTICSEARCH)
class DocumentSinkTest {
  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  @Test
  void writesEachDocumentUnderItsIdAndOverwritesTheOneThatIsThere(ElasticsearchServer elasticsearch)
      throws Exception {
    String url = elasticsearch.url();
    write(url, new Document("1", "{\"n\":1}"), new Document("2", "{\"n\":2}"));
    write(url, new Document("2", "{\"n\":3}"));

    assertThat(get(url + "/sunk-documents/_source/1")).isEqualTo("{\"n\":1}");
    assertThat(get(url + "/sunk-documents/_source/2")).isEqualTo("{\"n\":3}");
  }

  private static void write(String url, Document... documents) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(1);
    env.fromData(documents)
        .sinkTo(new DocumentSink(ElasticsearchSettings.of(url), "sunk-documents"));
    env.execute();
  }

  private static String get(String url) throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString(UTF_8));
    return answer.body();
  }
}
