package io.pulseline.observe.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.Names;
import io.pulseline.contract.prediction.Quality;
import io.pulseline.observe.IndexRequests;
import io.pulseline.observe.Stores;
import java.time.Instant;
import java.util.Optional;

/** What the jobs say of windows of the stream: how good the model is, and which feature drifts. */
public final class LiveWindows {
  /** Of {@code FeatureWindow}, as {@code MonitorJson} writes it. */
  private static final String START = "window_start";

  private final IndexRequests quality;
  private final IndexRequests monitor;

  /** Windows in the indices of some stores. */
  public LiveWindows(Stores stores) {
    this.quality = stores.requests(Names.qualityIndex(stores.dataset()));
    this.monitor = stores.requests(Names.monitorIndex(stores.dataset()));
  }

  /**
   * The {@link Quality} of the window with the most labelled records, of those that begin since.
   */
  public Optional<JsonNode> quality(Instant since) {
    return first(quality, since(Quality.WINDOW_START, since), Quality.LABELLED);
  }

  /** The feature that drifts most in a window that begins since, as its document has it. */
  public Optional<JsonNode> drift(Instant since) {
    ArrayNode filter = since(START, since);
    filter.addObject().putObject("term").put("kind", "feature");
    filter.addObject().putObject("term").put("finding", "drifting");
    return first(monitor, filter, "psi");
  }

  private static ArrayNode since(String field, Instant since) {
    ArrayNode filter = JsonNodeFactory.instance.arrayNode();
    filter.addObject().putObject("range").putObject(field).put("gte", since.toString());
    return filter;
  }

  private static Optional<JsonNode> first(IndexRequests index, ArrayNode filter, String largest) {
    index.call("POST", "/_refresh", null);
    ObjectNode query = JsonNodeFactory.instance.objectNode().put("size", 1);
    query.putObject("query").putObject("bool").set("filter", filter);
    query.putArray("sort").addObject().put(largest, "desc");
    JsonNode hit = index.call("POST", "/_search", query).at("/hits/hits/0/_source");
    return hit.isObject() ? Optional.of(hit) : Optional.empty();
  }
}
