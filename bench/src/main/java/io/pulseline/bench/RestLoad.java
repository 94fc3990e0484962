package io.pulseline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Asks a server for one prediction after the other and prints what each cost it in CPU time, second
 * by second of its life: {@code RestLoad URL MODEL PID SECONDS…}, one line for each span.
 */
public final class RestLoad {
  private static final int BODIES = 1_000;
  private static final double NANOS_IN_MICRO = 1_000;
  private static final double NANOS_IN_SECOND = 1e9;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI model;
  private final ProcessHandle server;

  private RestLoad(URI model, ProcessHandle server) {
    this.model = model;
    this.server = server;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    ProcessHandle server = ProcessHandle.of(Long.parseLong(args[2])).orElseThrow();
    RestLoad load = new RestLoad(URI.create(args[0] + "/v2/models/" + args[1]), server);
    List<HttpRequest> requests = load.requests();
    System.out.printf("  to be ready      %5.2f s CPU%n", load.cpuNanos() / NANOS_IN_SECOND);
    for (int span = 3; span < args.length; span++) {
      load.run(requests, Duration.ofSeconds(Long.parseLong(args[span])));
    }
  }

  private long cpuNanos() {
    return server.info().totalCpuDuration().orElseThrow().toNanos();
  }

  private void run(List<HttpRequest> requests, Duration span)
      throws IOException, InterruptedException {
    long cpu = cpuNanos();
    long end = System.nanoTime() + span.toNanos();
    long count = 0;
    while (System.nanoTime() < end) {
      HttpResponse<byte[]> answer =
          client.send(requests.get((int) (count++ % BODIES)), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
      }
    }
    System.out.printf(
        "  next %3d s       %5.1f µs CPU a request, %6d requests/s%n",
        span.toSeconds(), (cpuNanos() - cpu) / NANOS_IN_MICRO / count, count / span.toSeconds());
  }

  /** Distinct rows: numbers at random, categories missing. */
  private List<HttpRequest> requests() throws IOException, InterruptedException {
    HttpResponse<byte[]> metadata =
        client.send(HttpRequest.newBuilder(model).build(), BodyHandlers.ofByteArray());
    JsonNode columns =
        new ObjectMapper().readTree(metadata.body()).path("parameters").path("columns");
    Random random = new Random(1);
    List<HttpRequest> requests = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      List<String> row = new ArrayList<>();
      for (JsonNode column : columns) {
        row.add(column.has("categories") ? "null" : String.valueOf(random.nextInt(200)));
      }
      String body =
          """
          {"inputs":[{"name":"features","datatype":"FP32","shape":[1,%d],"data":%s}]}"""
              .formatted(row.size(), row);
      requests.add(
          HttpRequest.newBuilder(URI.create(model + "/infer"))
              .header("content-type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build());
    }
    return requests;
  }
}
