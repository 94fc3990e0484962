package io.pulseline.registry.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A Model Registry in memory, which refuses what the published schema does not allow. */
public final class TestModelRegistry implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> COLLECTION_OF =
      Map.of("registered_model", "registered_models", "model_version", "model_versions");

  private final HttpServer server;
  private final String root;
  private final Map<String, List<ObjectNode>> resources = new LinkedHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private String token = "";
  private int accepted = Integer.MAX_VALUE;

  /**
   * Starts a server on a free port of this machine.
   *
   * @param version of the API, {@code v1} or {@code v1alpha3}
   */
  public TestModelRegistry(String version) throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.root = "/api/model_registry/" + version + "/";
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on only this bearer token will do. */
  void require(String bearer) {
    token = bearer;
  }

  /** After so many further resources the server is out of order, until told otherwise. */
  void makeOnly(int further) {
    accepted = further;
  }

  /** Whatever was made, by its collection, such as {@code model_versions/2/artifacts}. */
  public List<ObjectNode> all(String collection) {
    return resources.getOrDefault(collection, List.of());
  }

  List<String> requests() {
    return requests;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + path);
      String bearer = exchange.getRequestHeaders().getFirst("Authorization");
      if (!path.startsWith(root)) {
        answer(exchange, 404, message("404 page not found"));
      } else if (!token.isEmpty() && !("Bearer " + token).equals(bearer)) {
        answer(exchange, 401, message("RBAC: access denied"));
      } else if (exchange.getRequestMethod().equals("POST")) {
        create(exchange, path.substring(root.length()));
      } else {
        find(exchange, path.substring(root.length()));
      }
    }
  }

  private void find(HttpExchange exchange, String path) throws IOException {
    Map<String, String> query = query(exchange);
    String collection = COLLECTION_OF.get(path);
    if (collection == null) {
      ObjectNode list = JSON.createObjectNode().put("nextPageToken", "").put("pageSize", 100);
      list.put("size", all(path).size()).putArray("items").addAll(all(path));
      answer(exchange, 200, list);
      return;
    }
    Predicate<ObjectNode> wanted =
        node ->
            node.path("name").asText().equals(query.get("name"))
                && (!query.containsKey("parentResourceId")
                    || node.path("registeredModelId")
                        .asText()
                        .equals(query.get("parentResourceId")));
    Optional<ObjectNode> found = all(collection).stream().filter(wanted).findFirst();
    answer(exchange, found.isPresent() ? 200 : 404, found.orElse(message("no " + path)));
  }

  private void create(HttpExchange exchange, String collection) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String kind =
        collection.endsWith("/artifacts") ? body.path("artifactType").asText() : collection;
    Optional<String> problem = Schema.problem(kind, body).or(() -> orphan(collection, body));
    if (!"application/json".equals(type) || problem.isPresent()) {
      answer(exchange, 400, message(problem.orElse("no JSON: " + type)));
    } else if (clashes(collection, body)) {
      answer(exchange, 409, message("there is one of that name or external id"));
    } else if (accepted-- <= 0) {
      answer(exchange, 503, message("out of order"));
    } else {
      int id = 1 + resources.values().stream().mapToInt(List::size).sum();
      ObjectNode made = body.<ObjectNode>deepCopy().put("id", Integer.toString(id));
      resources.computeIfAbsent(collection, any -> new ArrayList<>()).add(made);
      answer(exchange, 201, made);
    }
  }

  private Optional<String> orphan(String collection, JsonNode body) {
    String[] path = collection.split("/", -1);
    String parents = path.length == 3 ? path[0] : "registered_models";
    String parent = path.length == 3 ? path[1] : body.path("registeredModelId").asText("");
    boolean known =
        collection.equals("registered_models")
            || all(parents).stream().anyMatch(node -> node.path("id").asText().equals(parent));
    return known ? Optional.empty() : Optional.of("no " + parents + " " + parent);
  }

  /** Names are unique below one parent, external ids everywhere. */
  private boolean clashes(String collection, JsonNode body) {
    return all(collection).stream()
            .filter(node -> node.path("name").equals(body.path("name")))
            .anyMatch(node -> node.path("registeredModelId").equals(body.path("registeredModelId")))
        || resources.values().stream()
            .flatMap(List::stream)
            .filter(node -> node.has("externalId"))
            .anyMatch(node -> node.get("externalId").equals(body.get("externalId")));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return Arrays.stream((query == null ? "" : query).split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static ObjectNode message(String text) {
    return JSON.createObjectNode().put("code", "").put("message", text);
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
