package io.pulseline.generator.connect;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.FreePorts;
import io.pulseline.launch.JvmFlags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A distributed worker of its own process, with exactly-once support, and our plugin's folder. */
final class ConnectWorker implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("pulseline.root"));
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final int port = FreePorts.one();
  private final ChildProcess process;

  /** Starts it and waits until it has joined its group. */
  ConnectWorker(String bootstrap, String group, Path folder) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("group.id", group);
    settings.put("listeners", "http://127.0.0.1:" + port);
    settings.put("plugin.path", ROOT.resolve("generator/connect/target/connect-plugin").toString());
    settings.put("plugin.discovery", "SERVICE_LOAD");
    settings.put("exactly.once.source.support", "enabled");
    settings.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
    settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    settings.put("session.timeout.ms", "6000");
    settings.put("heartbeat.interval.ms", "1000");
    settings.put("rebalance.timeout.ms", "3000");
    settings.put("scheduled.rebalance.max.delay.ms", "0");
    // What a killed worker left open holds up its successor for as long as this
    settings.put("producer.transaction.timeout.ms", "5000");
    for (String topic : List.of("config", "offset", "status")) {
      settings.put(topic + ".storage.topic", group + "-" + topic);
      settings.put(topic + ".storage.replication.factor", "1");
    }
    settings.put("offset.storage.partitions", "1");
    settings.put("status.storage.partitions", "1");
    Path properties = folder.resolve(group + ".properties");
    Files.writeString(
        properties,
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining()));
    process =
        ChildProcess.named("connect")
            .libs(ROOT.resolve("embedded/connect/target/dist/lib"))
            .jvmFlags(JvmFlags.QUICK_START)
            .jvmFlags(
                "-Dlog4j.configuration="
                    + getClass().getResource("/connect-log4j.properties").toExternalForm())
            .heap("512m")
            .mainClass("org.apache.kafka.connect.cli.ConnectDistributed")
            .args(properties.toString())
            .log(Path.of("target", "connect-worker.log"))
            .start();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreException(UncheckedIOException.class)
        .until(() -> get("/connectors").isArray());
  }

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder().GET(), path);
  }

  JsonNode put(String path, Map<String, String> body) throws IOException {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))),
        path);
  }

  /** SIGKILL. */
  void kill() {
    process.kill();
  }

  /** SIGKILL as well: a worker takes seconds to leave its group, and the group is its alone. */
  @Override
  public void close() {
    kill();
  }

  private JsonNode send(HttpRequest.Builder request, String path) {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      return json.readTree(
          http.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (ConnectException e) {
      throw new UncheckedIOException("the worker does not listen: " + process.lastLines(3), e);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
