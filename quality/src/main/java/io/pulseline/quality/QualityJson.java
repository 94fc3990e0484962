package io.pulseline.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** The machine's form of a report: one line of JSON. What cannot be computed is null. */
final class QualityJson {
  private final ObjectMapper json = new ObjectMapper();

  String write(Quality quality) {
    Similarity similarity = quality.similarity();
    ObjectNode root = json.createObjectNode();
    root.put("dataset", quality.dataset());
    root.put("real_rows", quality.realRows());
    root.put("synthetic_rows", quality.syntheticRows());
    root.put("seed", quality.seed());
    put(root, "overall", similarity.overall());
    put(root, "column_shapes", similarity.columnShapes());
    put(root, "column_pair_trends", similarity.columnPairTrends());
    put(root, "all_pair_trends", similarity.allPairTrends());
    put(root, "copied_share", quality.copies().copied());
    put(root, "real_repeated_share", quality.copies().repeated());
    ObjectNode tstr = root.putObject("tstr_auc");
    put(tstr, "synthetic", quality.tstr().synthetic());
    put(tstr, "real", quality.tstr().real());
    ArrayNode columns = root.putArray("columns");
    for (Similarity.Shape shape : similarity.shapes()) {
      ObjectNode column = columns.addObject();
      column.put("name", shape.column());
      column.put("measure", shape.measure());
      put(column, "score", shape.score());
      put(column, "missing_real", shape.missing());
      put(column, "missing_synthetic", shape.sampledMissing());
    }
    ArrayNode pairs = root.putArray("pairs");
    for (Pair pair : similarity.pairs()) {
      ObjectNode node = pairs.addObject();
      node.put("first", pair.first());
      node.put("second", pair.second());
      node.put("measure", pair.numeric() ? "CorrelationSimilarity" : "ContingencySimilarity");
      put(node, "score", pair.similarity());
      put(node, "real", pair.real());
      put(node, "synthetic", pair.synthetic());
      node.put("counts", pair.counts());
    }
    try {
      return json.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }
}
