package io.pulseline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.scorer.ColumnFeature;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a model answers to rows of raw values: a JSON array a line in the order of its features,
 * null where a value is missing. Writes a line for each: the label and the probability of each
 * class.
 */
public final class Answers {
  private Answers() {}

  /**
   * Answers a file.
   *
   * @param args a model package's folder, the file with the rows, the file to write
   */
  public static void main(String[] args) throws IOException {
    ModelPackage model = ModelPackage.read(Path.of(args[0]));
    Signature signature = model.manifest().signature();
    List<ColumnFeature> columns = signature.features().stream().map(ColumnFeature::new).toList();
    float[] features = new float[columns.size()];
    Scores scores = new Scores();
    JsonMapper json = new JsonMapper();
    try (ScoringModel graph = ScoringModel.open(model);
        Scorer scorer = graph.newScorer();
        BufferedReader rows = Files.newBufferedReader(Path.of(args[1]));
        BufferedWriter out = Files.newBufferedWriter(Path.of(args[2]))) {
      for (String line = rows.readLine(); line != null; line = rows.readLine()) {
        JsonNode row = json.readTree(line);
        for (int i = 0; i < features.length; i++) {
          features[i] = feature(columns.get(i), row.get(i));
        }
        scorer.score(features, 1, scores);
        out.write(Long.toString(scores.label(0)));
        for (int category = 0; category < scores.classes(); category++) {
          out.write(" " + scores.probability(0, category));
        }
        out.newLine();
      }
    }
  }

  private static float feature(ColumnFeature column, JsonNode value) {
    if (value.isTextual()) {
      return column.of(value.textValue());
    }
    if (value.isIntegralNumber()) {
      return column.of(value.longValue());
    }
    return column.of(value.isNull() ? Double.NaN : value.doubleValue());
  }
}
