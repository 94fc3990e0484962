package io.pulseline.jobs.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.PredictionJson;
import io.pulseline.jobs.production.Release;
import io.pulseline.jobs.production.Role;
import io.pulseline.scorer.RowFeatures;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job says of a record against what the room that serving uses says of it, alone. */
class LoadedModelTest {
  private static final List<String> ODD =
      List.of(
          "{\"outcome\":\"left\"}",
          "{\"age\":null,\"spent\":null,\"country\":null,\"device\":null,\"outcome\":\"left\"}",
          "{\"age\":18,\"spent\":-0.0,\"country\":\"no\",\"device\":2,\"outcome\":\"bought\"}",
          "{\"age\":99,\"spent\":1e300,\"country\":\"de\",\"device\":1,\"outcome\":\"bought\"}",
          "{\"age\":19,\"spent\":-1e300,\"outcome\":\"left\"}",
          "{\"age\":20,\"spent\":5e-324,\"outcome\":\"left\"}",
          "{\"age\":21,\"spent\":16777217,\"outcome\":\"left\"}",
          "{\"age\":22,\"spent\":9007199254740993,\"outcome\":\"left\"}",
          "{\"age\":23,\"spent\":0.1,\"country\":\"fr\",\"outcome\":\"left\"}");

  private static final String DATASET = "src/test/resources/datasets/shop-visits";

  @TempDir Path folder;

  private final Dataset dataset = Datasets.load(DATASET);

  @Test
  void saysToTheLastBitWhatTheScorerSaysOfEachRecordAloneHoweverManyComeTogether()
      throws Exception {
    ModelPackage source = SmallModel.write(folder.resolve("m"), dataset, "v_1", 0.1f);
    List<Scorable> records = records();
    List<Prediction> alone = records.stream().map(record -> alone(source, record)).toList();

    try (LoadedModel model = load(source)) {
      for (int count : new int[] {1, 2, 4, 5, 17, 63, 64}) {
        Scorable[] batch = records.subList(0, count).toArray(Scorable[]::new);
        Scored[] scored = new Scored[count];
        model.score(batch, count, scored);
        for (int i = 0; i < count; i++) {
          assertThat(json(model, batch[i], scored[i])).isEqualTo(json(alone.get(i)));
        }
      }
    }
  }

  /** By the code that serving scores with, and by nothing of this package. */
  private Prediction alone(ModelPackage source, Scorable record) {
    try (ScoringModel model = ScoringModel.open(source);
        Scorer scorer = model.newScorer()) {
      float[] features = new float[model.features()];
      new RowFeatures(dataset, source.manifest().signature()).write(record.values(), features, 0);
      Scores scores = new Scores();
      scorer.score(features, 1, scores);
      return new Prediction(
          "shop.records",
          record.partition(),
          record.offset(),
          record.recordId(),
          record.eventMillis(),
          7,
          7,
          "v_1",
          scores.label(0) == 1 ? "bought" : "left",
          new String[] {"left", "bought"},
          new float[] {scores.probability(0, 0), scores.probability(0, 1)},
          record.values()[4] == 1 ? "bought" : "left");
    }
  }

  private String json(LoadedModel model, Scorable record, Scored scored) {
    return json(new Answers(dataset, "shop.records").prediction(record, model, scored, 7));
  }

  private static String json(Prediction prediction) {
    return new String(PredictionJson.write(prediction), UTF_8);
  }

  @Test
  void givesNoLabelToACategoryThatTheModelHasNeverHeardOf() throws Exception {
    Dataset fewer =
        DatasetYaml.parse(
            Files.readString(Path.of(DATASET, "dataset.yaml")).replace(", \"no\"", ""), "fewer");
    ModelPackage source = SmallModel.write(folder.resolve("m"), fewer, "v_1", 0);
    Scored[] scored = new Scored[2];

    try (LoadedModel model = load(source)) {
      model.score(new Scorable[] {fromCountry(2), fromCountry(1)}, 2, scored);
    }
    assertThat(scored[0].isKnown()).isFalse();
    assertThat(scored[1].isKnown()).isTrue();
  }

  @Test
  void refusesAGraphThatIsNone() throws Exception {
    ModelPackage source = SmallModel.write(folder.resolve("m"), dataset, "v_1", 0);
    Files.write(source.onnx(), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> load(source))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is not an ONNX model");
  }

  private LoadedModel load(ModelPackage source) {
    return LoadedModel.load(release(), dataset, source);
  }

  private static Release release() {
    return new Release(Role.PRODUCTION, "v_1", "0", "here");
  }

  /** The odd ones, then others at random. */
  private List<Scorable> records() {
    EnvelopeCodec codec = new EnvelopeCodec(dataset);
    List<Scorable> records = new ArrayList<>();
    for (String data : ODD) {
      records.add(scorable(codec, records.size(), data));
    }
    SplittableRandom random = new SplittableRandom(3);
    while (records.size() < LoadedModel.MAX_ROWS) {
      double[] values = {
        18 + random.nextInt(80),
        random.nextDouble() * 100,
        random.nextInt(3),
        1 + random.nextInt(2),
        random.nextInt(2)
      };
      records.add(new Scorable(0, records.size(), records.size(), 0, 0, values));
    }
    return records;
  }

  private static Scorable scorable(EnvelopeCodec codec, int id, String data) {
    String json =
        "{\"batch_number\":1,\"record_id\":%d,\"timestamp\":\"2026-03-02T00:00:00Z\",\"data\":%s}"
            .formatted(id, data);
    Decoded decoded = codec.decode(json.getBytes(UTF_8));
    assertThat(decoded).as(json).isInstanceOf(Decoded.Accepted.class);
    var envelope = ((Decoded.Accepted) decoded).envelope();
    return new Scorable(0, id, id, envelope.timestampMillis(), 0, envelope.values());
  }

  private static Scorable fromCountry(int code) {
    return new Scorable(0, 0, 0, 0, 0, new double[] {30, 1, code, 1, 0});
  }
}
