package io.pulseline.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The REST API of Kubeflow Pipelines as far as it is used: it refuses what the real one does not
 * know. Thread-safe.
 */
final class TestKfp implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> RUN =
      Set.of(
          "experiment_id",
          "display_name",
          "description",
          "pipeline_spec",
          "pipeline_version_reference",
          "runtime_config",
          "service_account");
  private static final Set<String> RECURRING =
      Set.of("max_concurrency", "trigger", "mode", "no_catchup");

  private final HttpServer server;
  private final Map<String, ObjectNode> runs = new LinkedHashMap<>();
  private final Map<String, ObjectNode> recurring = new LinkedHashMap<>();
  private String token;
  private int failures;

  TestKfp() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/apis/v2beta1/runs", exchange -> answer(exchange, runs, "runs"));
    server.createContext(
        "/apis/v2beta1/recurringruns", exchange -> answer(exchange, recurring, "recurringRuns"));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void require(String bearer) {
    token = bearer;
  }

  /** Answers 503 so often. */
  synchronized void fail(int times) {
    failures = times;
  }

  synchronized List<ObjectNode> runs() {
    return new ArrayList<>(runs.values());
  }

  synchronized List<ObjectNode> recurring() {
    return new ArrayList<>(recurring.values());
  }

  synchronized void end(String state) {
    runs.values().forEach(run -> run.put("state", state));
  }

  private synchronized void answer(HttpExchange exchange, Map<String, ObjectNode> kept, String list)
      throws IOException {
    try (exchange) {
      if (failures > 0) {
        failures--;
        send(exchange, 503, error("upstream connect error"));
      } else if (token != null
          && !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, error("Unauthenticated"));
      } else if (exchange.getRequestMethod().equals("POST")) {
        create(exchange, kept, list);
      } else if (exchange.getRequestURI().getRawQuery() != null) {
        send(exchange, 200, found(exchange.getRequestURI().getRawQuery(), kept, list));
      } else {
        String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        ObjectNode run = kept.get(id);
        send(exchange, run == null ? 404 : 200, run == null ? error("not found") : run);
      }
    }
  }

  private void create(HttpExchange exchange, Map<String, ObjectNode> kept, String list)
      throws IOException {
    ObjectNode body = (ObjectNode) JSON.readTree(exchange.getRequestBody());
    List<String> unknown = new ArrayList<>();
    body.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(RUN);
    if (list.equals("recurringRuns")) {
      unknown.removeAll(RECURRING);
    }
    boolean oneSource =
        body.hasNonNull("pipeline_spec") != body.hasNonNull("pipeline_version_reference");
    if (!unknown.isEmpty() || !oneSource || !body.hasNonNull("display_name")) {
      send(exchange, 400, error("unknown " + unknown + ", or no pipeline or name"));
      return;
    }
    String id = list + "-" + kept.size();
    ObjectNode made = body.deepCopy().put("state", "RUNNING");
    made.put(list.equals("runs") ? "run_id" : "recurring_run_id", id);
    kept.put(id, made);
    send(exchange, 200, made);
  }

  private static ObjectNode found(String query, Map<String, ObjectNode> kept, String list)
      throws IOException {
    String filter =
        List.of(query.split("&")).stream()
            .filter(part -> part.startsWith("filter="))
            .map(part -> URLDecoder.decode(part.substring(7), StandardCharsets.UTF_8))
            .findFirst()
            .orElseThrow();
    JsonNode predicate = JSON.readTree(filter).at("/predicates/0");
    if (!predicate.path("operation").asText().equals("EQUALS")) {
      throw new IOException("no such operation: " + filter);
    }
    ObjectNode found = JSON.createObjectNode();
    for (ObjectNode run : kept.values()) {
      if (run.get(predicate.get("key").asText()).equals(predicate.get("stringValue"))) {
        found.withArray(list).add(run);
      }
    }
    return found;
  }

  private static ObjectNode error(String message) {
    return JSON.createObjectNode().put("message", message);
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] content = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
