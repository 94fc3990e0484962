package io.pulseline.contract.prediction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PredictionJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 2_000)
  void everyFloatComesBackToTheLastBit(@ForAll int bits) {
    float probability = Float.intBitsToFloat(bits);
    Prediction back = PredictionJson.read(PredictionJson.write(of("a", probability, "a")));

    assertThat(Float.floatToIntBits(back.probabilities()[0]))
        .isEqualTo(
            Float.isFinite(probability)
                ? Float.floatToRawIntBits(probability)
                : Float.floatToIntBits(Float.NaN));
  }

  @Example
  void everyFieldComesBack() {
    Prediction prediction = of("not \"yet.there", 0.25f, "bought");

    assertThat(PredictionJson.read(PredictionJson.write(prediction)))
        .usingRecursiveComparison()
        .isEqualTo(prediction);
  }

  @Example
  void aRecordWithoutItsTargetHasNone() throws Exception {
    byte[] json = PredictionJson.write(of("a", 1, null));

    assertThat(JSON.readTree(json).has(PredictionFields.TARGET)).isFalse();
    assertThat(PredictionJson.read(json).target()).isNull();
  }

  @Example
  void aRecordThatCannotBeScoredHasNoLabelAndNoProbabilities() {
    var unscored =
        new Prediction("t", 0, 1, 2, 3, 4, 5, "v_1", null, new String[0], new float[0], "a");
    Prediction back = PredictionJson.read(PredictionJson.write(unscored));

    assertThat(back.label()).isNull();
    assertThat(back.probabilities()).isEmpty();
    assertThat(back.probability()).isNaN();
  }

  @Example
  void theIndexHasAFieldForEachThatIsWritten() throws Exception {
    JsonNode document = JSON.readTree(PredictionJson.write(of("a", 1, "a")));

    assertThat(names(document))
        .containsExactlyInAnyOrderElementsOf(fields(PredictionIndex.definition()));
  }

  @Example
  void theIndexOfQualityHasAFieldForEachThatIsWritten() throws Exception {
    var quality =
        new Quality(
            "v_2",
            "v_1",
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            2,
            0.5,
            Double.NaN,
            0.1,
            2,
            1,
            0.5,
            List.of(new Quality.Example("t-0-1", "a", "b")));
    JsonNode document = JSON.readTree(quality.json());

    assertThat(names(document))
        .containsExactlyInAnyOrderElementsOf(fields(PredictionIndex.ofQuality()));
    assertThat(document.get(Quality.AUC).isNull()).isTrue();
    assertThat(document.get(Quality.WINDOW_END).asText()).isEqualTo("1970-01-01T00:01:00Z");
  }

  @Example
  void whatIsNoPredictionIsToldInOneLine() {
    for (String wrong : List.of("{", "{}", "[]", "{\"probabilities\":{}}")) {
      assertThatThrownBy(() -> PredictionJson.read(wrong.getBytes(UTF_8)))
          .isInstanceOf(UserException.class)
          .hasMessageStartingWith("no prediction: ")
          .hasMessageNotContaining("\n");
    }
  }

  private static Prediction of(String first, float probability, String target) {
    return new Prediction(
        "shop.records",
        3,
        1L << 40,
        Long.MAX_VALUE,
        1_767_323_045_678L,
        1_767_323_045_680L,
        2,
        "v_20260102_030405_acc_0_9167",
        first,
        new String[] {first, "b"},
        new float[] {probability, 0.5f},
        target);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> fields(String definition) throws Exception {
    return names(JSON.readTree(definition).at("/mappings/properties"));
  }
}
