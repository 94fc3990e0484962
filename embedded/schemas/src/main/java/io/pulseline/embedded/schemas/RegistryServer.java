package io.pulseline.embedded.schemas;

import io.pulseline.embedded.command.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Apicurio Registry in this JVM. It is a Quarkus application: system properties configure it. */
final class RegistryServer {
  private static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";
  private static final String CONFLUENT_API = "/apis/ccompat/v7";
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final String url;
  private final CompletableFuture<Void> end;

  private RegistryServer(String url, CompletableFuture<Void> end) {
    this.url = url;
    this.end = end;
  }

  static RegistryServer start(Path data, int port) throws ReflectiveOperationException {
    settings(data.toAbsolutePath(), port).forEach(System::setProperty);
    var main = Class.forName(MAIN_CLASS).getMethod("main", String[].class);
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread server =
        new Thread(
            () -> {
              try {
                main.invoke(null, (Object) new String[0]);
                end.complete(null);
              } catch (ReflectiveOperationException e) {
                end.completeExceptionally(e);
              }
            },
            "schema-registry");
    server.start();
    return new RegistryServer(Ports.http(Ports.LOOPBACK, port) + CONFLUENT_API, end);
  }

  private static Map<String, String> settings(Path data, int port) {
    return Map.of(
        "quarkus.http.host",
        Ports.LOOPBACK,
        "quarkus.http.port",
        "" + port,
        // Each commit is on disk at once, and a killed process leaves no lock behind
        "quarkus.datasource.jdbc.url",
        "jdbc:h2:file:" + data.resolve("registry") + ";WRITE_DELAY=0;FILE_LOCK=FS",
        "quarkus.log.level",
        "WARN",
        "java.util.logging.manager",
        "org.jboss.logmanager.LogManager");
  }

  /** Root of Confluent's REST API. */
  String url() {
    return url;
  }

  /** Waits until it answers. */
  void awaitAnswer() throws Exception {
    HttpRequest subjects = HttpRequest.newBuilder(URI.create(url + "/subjects")).build();
    HttpClient http = HttpClient.newHttpClient();
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!answers(http, subjects)) {
      if (end.isDone()) {
        end.get(0, TimeUnit.SECONDS);
        throw new IOException("the registry ended; its messages are above");
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("no answer within " + LONGEST_START.toSeconds() + " s");
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // Not yet: awaitAnswer knows for how long
    }
  }
}
