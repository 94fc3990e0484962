package io.pulseline.jobs.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that shows a certificate which it signed itself, and wants an API key. */
class SecuredElasticsearchTest {
  private static final String KEY = "ApiKey a2V5";
  private static final char[] STORE = "changeit".toCharArray();

  @TempDir private static Path folder;
  private static final String TAKEN =
      "{\"took\":1,\"errors\":false,\"items\":[{\"index\":{\"_index\":\"visits\","
          + "\"_type\":\"_doc\",\"_id\":\"1\",\"_version\":1,\"result\":\"created\",\"_seq_no\":0,"
          + "\"_primary_term\":1,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},\"status\":201}}]}";

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  private static final AtomicInteger bulks = new AtomicInteger();
  private static HttpsServer server;

  @BeforeAll
  static void startServer() throws Exception {
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=es", "-ext", "san=ip:127.0.0.1");
    keytool("-exportcert", "-rfc", "-file", ca().toString());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.createContext(
        "/",
        exchange -> {
          boolean known = KEY.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          boolean isBulk = exchange.getRequestURI().getPath().endsWith("/_bulk");
          String answer = known ? isBulk ? TAKEN : "[]" : "{\"error\":{\"reason\":\"no key\"}}";
          byte[] body = answer.getBytes(UTF_8);
          if (known && isBulk) {
            bulks.incrementAndGet();
          }
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
          exchange.sendResponseHeaders(known ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stopServer() {
    server.stop(0);
  }

  @Test
  void letsInWhoTrustsItAndHasTheKey() throws Exception {
    try (var client = new ElasticsearchClient(settings(KEY, Files.readString(ca())), "visits")) {
      assertThat(client.states()).isEmpty();
    }
  }

  @Test
  void isNotSpokenToByWhoDoesNotTrustIt() throws Exception {
    ElasticsearchSettings strange = settings(KEY, null);
    try (var client = new ElasticsearchClient(strange, "visits")) {
      assertThatThrownBy(client::states)
          .isInstanceOfSatisfying(
              IOException.class,
              failure ->
                  assertThat(strange.unanswered(failure))
                      .hasMessageContaining("--elasticsearch-ca"));
    }
  }

  @Test
  void saysThatItDoesNotLetInWhoHasNoKey() throws Exception {
    try (var client = new ElasticsearchClient(settings(null, Files.readString(ca())), "visits")) {
      assertThatThrownBy(() -> client.ensureIndex("{}"))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("does not let this client make index 'visits'")
          .hasMessageContaining("401");
    }
  }

  @Test
  void takesTheDocumentsOfTheConnectorToo() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromData(new Document("1", "{}"))
        .sinkTo(new DocumentSink(settings(KEY, Files.readString(ca())), "visits"))
        .setParallelism(1);
    env.execute();
    assertThat(bulks).hasValue(1);
  }

  private static ElasticsearchSettings settings(String authorization, String authority) {
    return new ElasticsearchSettings(
        "https://127.0.0.1:" + server.getAddress().getPort(), authorization, authority);
  }

  private static Path ca() {
    return folder.resolve("ca.pem");
  }

  private static SSLContext context() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
      keys.load(in, STORE);
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, STORE);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... args) throws Exception {
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
                Stream.of(args),
                Stream.of("-alias", "server", "-storepass", new String(STORE), "-keystore"),
                Stream.of(folder.resolve("server.p12").toString()))
            .flatMap(part -> part)
            .toList();
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }
}
