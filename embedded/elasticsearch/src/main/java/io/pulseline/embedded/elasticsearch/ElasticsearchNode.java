package io.pulseline.embedded.elasticsearch;

import io.pulseline.embedded.command.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.codelibs.elasticsearch.runner.ElasticsearchClusterRunner;
import org.elasticsearch.common.settings.Settings;

/** One running node that is a cluster of its own. */
final class ElasticsearchNode {
  private static final Duration RECOVERY = Duration.ofSeconds(100);

  private final ElasticsearchClusterRunner runner;
  private final String url;

  private ElasticsearchNode(ElasticsearchClusterRunner runner, String url) {
    this.runner = runner;
    this.url = url;
  }

  static ElasticsearchNode start(Path data, String address, int port, int transportPort) {
    ElasticsearchClusterRunner runner = new ElasticsearchClusterRunner();
    runner.setMaxHttpPort(port);
    runner.onBuild((number, settings) -> configure(settings, address, port, transportPort));
    runner.build(
        ElasticsearchClusterRunner.newConfigs()
            .basePath(data.toAbsolutePath().normalize().toString())
            .clusterName("pulseline")
            .numOfNode(1)
            // The runner adds the number of the node, which counts from one
            .baseHttpPort(port - 1)
            .useLogger()
            .disableESLogger());
    return new ElasticsearchNode(runner, Ports.http(address, port));
  }

  String url() {
    return url;
  }

  /** Waits until all primary shards are served again. */
  void awaitHealthy() throws IOException, InterruptedException {
    URI health =
        URI.create(
            url + "/_cluster/health?wait_for_status=yellow&timeout=" + RECOVERY.toSeconds() + "s");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("not healthy after " + RECOVERY.toSeconds() + " s: " + answer.body());
    }
  }

  void stop() {
    try {
      runner.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the node did not close cleanly", e);
    }
  }

  private static void configure(
      Settings.Builder settings, String address, int port, int transportPort) {
    settings.put("node.name", "pulseline");
    settings.put("discovery.type", "single-node");
    settings.put("network.host", "127.0.0.1");
    settings.put("http.host", address);
    settings.put("http.port", port);
    settings.put("transport.port", transportPort);
    // On a laptop's nearly full disk indices would silently turn read-only
    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
  }
}
