package io.pulseline.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import io.pulseline.local.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The jobs that a Flink runs.
 *
 * @param states state by kind of job, as in {@code ingest}: {@code running}
 */
record FlinkJobs(SortedMap<String, String> states) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Asks Flink.
   *
   * @param url of its web UI
   */
  static FlinkJobs at(String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/jobs/overview")).timeout(PATIENCE).build();
    try {
      return of(
          Json.read(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.ofString())
                  .body()));
    } catch (IOException e) {
      throw new UserException("Flink at %s does not say what it runs (%s)".formatted(url, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + url, e);
    }
  }

  /** Of its answer; a job's name begins with its kind. */
  static FlinkJobs of(JsonNode overview) {
    SortedMap<String, String> states = new TreeMap<>();
    for (JsonNode job : overview.path("jobs")) {
      String kind = job.path("name").asText().split("-", 2)[0];
      states.put(kind, job.path("state").asText().toLowerCase(Locale.ROOT));
    }
    return new FlinkJobs(states);
  }

  /** One line for people. Where there is a monitor, score comes with the first model. */
  String line() {
    String line =
        states.entrySet().stream()
            .map(job -> job.getKey() + " " + job.getValue())
            .collect(Collectors.joining(" · "));
    return states.containsKey("monitor") && !states.containsKey("score")
        ? line + " · score waits for a first model in production"
        : line;
  }
}
