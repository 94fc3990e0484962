package io.pulseline.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.model.Signature;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowFeaturesTest {
  private static final String WEIGHT = "{name: weight, kind: numeric, type: float}";
  private static final String VARIETY =
      "{name: variety, kind: categorical, type: string, values: {gala: G, braeburn: B}}";
  private static final String ORGANIC =
      "{name: organic, kind: categorical, type: integer, values: {7: yes, -3: no}}";
  private static final String GRADE =
      "{name: grade, kind: categorical, type: string, required: true, values: {a: A, b: B, c: C}}";
  private static final Dataset ORCHARD = dataset(WEIGHT, GRADE, VARIETY, ORGANIC);
  private static final String RECORD =
      """
      {"batch_number": 1, "record_id": 2, "timestamp": "2026-01-02T03:04:05Z",
       "data": {"organic": -3, "grade": "b", "weight": 2.5, "variety": "braeburn"}}
      """;

  @Test
  void aDecodedEnvelopeScoresAsItsLakeRowAndItsRequestDo() {
    Signature signature = Signature.of(ORCHARD);
    float[] features = features(ORCHARD, signature, RECORD);
    float[] typed = {
      new ColumnFeature(signature.features().get(0)).of(2.5),
      new ColumnFeature(signature.features().get(1)).of("braeburn"),
      new ColumnFeature(signature.features().get(2)).of(-3L)
    };

    try (ScoringModel model = ScoringModel.open(SmallGraph.softmax(3), signature, "softmax");
        Scorer scorer = model.newScorer()) {
      Scores ofRecord = new Scores();
      Scores ofTyped = new Scores();
      scorer.score(features, 1, ofRecord);
      scorer.score(typed, 1, ofTyped);

      assertThat(features).containsExactly(2.5f, 1f, -3f);
      assertThat(ofRecord.probabilities()).containsExactly(ofTyped.probabilities());
      assertThat(ofRecord.label(0)).isEqualTo(ofTyped.label(0)).isZero();
    }
  }

  @Test
  void missingValuesStayMissing() {
    String record =
        RECORD.replace("2.5", "null").replace("-3", "null").replace("\"braeburn\"", "null");

    assertThat(features(ORCHARD, Signature.of(ORCHARD), record))
        .containsExactly(Float.NaN, Float.NaN, Float.NaN);
  }

  @Test
  void columnsAndCategoriesAreMatchedByName() {
    Dataset other =
        dataset(
            ORGANIC,
            "{name: variety, kind: categorical, type: string, values: {pippin: P, braeburn: B, gala: G}}",
            GRADE,
            WEIGHT);

    assertThat(features(other, Signature.of(ORCHARD), RECORD)).containsExactly(2.5f, 1f, -3f);
    assertThat(features(other, Signature.of(ORCHARD), RECORD.replace("braeburn", "pippin")))
        .containsExactly(2.5f, ColumnFeature.UNKNOWN, -3f);
  }

  @Test
  void writesEachRecordToItsRow() {
    float[] rows = new float[6];
    RowFeatures features = new RowFeatures(ORCHARD, Signature.of(ORCHARD));
    features.write(new double[] {1, 0, 0, 7}, rows, 1);
    features.write(new double[] {2, 0, 1, -3}, rows, 0);

    assertThat(rows).containsExactly(2, 1, -3, 1, 0, 7);
  }

  @Test
  void refusesADatasetThatLacksAColumnOrHasItAsAnotherKind() {
    Signature signature = Signature.of(ORCHARD);

    assertThatThrownBy(() -> new RowFeatures(dataset(WEIGHT, GRADE, VARIETY), signature))
        .isInstanceOf(UserException.class)
        .hasMessage("the model takes 'organic', which dataset 'orchard' lacks");
    String number = "{name: organic, kind: numeric, type: integer}";
    assertThatThrownBy(() -> new RowFeatures(dataset(WEIGHT, GRADE, VARIETY, number), signature))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "the model takes 'organic', which dataset 'orchard' has as another kind of column");
  }

  private static float[] features(Dataset dataset, Signature signature, String record) {
    Decoded decoded = new EnvelopeCodec(dataset).decode(record.getBytes(StandardCharsets.UTF_8));
    double[] values = ((Decoded.Accepted) decoded).envelope().values();
    float[] features = new float[signature.features().size()];
    new RowFeatures(dataset, signature).write(values, features, 0);
    return features;
  }

  private static Dataset dataset(String... columns) {
    String yaml =
        "name: orchard\ntarget: {column: grade}\ncolumns: [" + String.join(", ", columns) + "]";
    return DatasetYaml.parse(yaml, "orchard");
  }
}
