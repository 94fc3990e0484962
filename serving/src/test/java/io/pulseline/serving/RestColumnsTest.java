package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.model.Signature;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Inference over REST with one tensor a column, of a model with strings in and out. */
class RestColumnsTest {
  private static final Signature SIGNATURE = Signatures.strings();
  private static final String AGE = column("age", "INT64", "[2]", "[63,40]");
  private static final String WEIGHT = column("weight", "FP32", "[2]", "[80.5,70]");
  private static final String SMOKER = column("smoker", "INT32", "[2]", "[1,0]");
  private static final String CITY = column("city", "BYTES", "[2]", "[\"Tromsø\",\"Oslo\"]");

  @RegisterExtension static final RunningServer SERVER = new RunningServer(SIGNATURE);

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static String column(String name, String datatype, String shape, String data) {
    return """
        {"name":"%s","datatype":"%s","shape":%s,"data":%s}"""
        .formatted(name, datatype, shape, data);
  }

  private static Rest.Answer infer(String... columns) throws Exception {
    String inputs = Stream.of(columns).collect(Collectors.joining(","));
    return rest.post("/v2/models/tiny/infer", "{\"inputs\":[" + inputs + "]}");
  }

  private static void assertProbabilities(Rest.Answer answer, int row, double... features) {
    double[] expected = TinyModel.probabilities(SIGNATURE, features);
    JsonNode data = answer.output("probabilities").path("data");
    for (int k = 0; k < expected.length; k++) {
      assertThat(data.path(row * expected.length + k).asDouble())
          .isCloseTo(expected[k], within(1e-6));
    }
  }

  private static void assertRefused(Rest.Answer answer, String... words) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(words);
  }

  @Test
  void takesOneTensorAColumnInAnyOrder() throws Exception {
    Rest.Answer answer = infer(CITY, SMOKER, AGE, WEIGHT);

    assertProbabilities(answer, 0, 63, 80.5, 1, 2);
    assertProbabilities(answer, 1, 40, 70, 0, 0);
  }

  @Test
  void takesColumnsOfShapeNByOne() throws Exception {
    Rest.Answer answer =
        infer(column("age", "UINT8", "[2,1]", "[[63],[40]]"), WEIGHT, SMOKER, CITY);

    assertProbabilities(answer, 0, 63, 80.5, 1, 2);
  }

  @Test
  void answersTheValueOfAClassOfStrings() throws Exception {
    JsonNode label = infer(AGE, WEIGHT, SMOKER, CITY).output("label");

    assertThat(label.path("datatype").asText()).isEqualTo("BYTES");
    assertThat(label.path("data").toString()).isEqualTo("[\"unsure\",\"unsure\"]");
  }

  @Test
  void takesCategoriesByCodeInTheOneTensor() throws Exception {
    Rest.Answer answer = infer(column("features", "FP32", "[1,4]", "[63,80.5,1,2]"));

    assertProbabilities(answer, 0, 63, 80.5, 1, 2);
  }

  @Test
  void takesNullAndTheEmptyStringAsMissing() throws Exception {
    Rest.Answer answer =
        infer(
            column("age", "INT64", "[2]", "[null,40]"),
            WEIGHT,
            SMOKER,
            column("city", "BYTES", "[2]", "[null,\"\"]"));

    assertProbabilities(answer, 0, Double.NaN, 80.5, 1, Double.NaN);
    assertProbabilities(answer, 1, 40, 70, 0, Double.NaN);
  }

  @Test
  void takesTruthValuesForZeroAndOne() throws Exception {
    Rest.Answer answer = infer(AGE, WEIGHT, column("smoker", "BOOL", "[2]", "[true,false]"), CITY);

    assertProbabilities(answer, 0, 63, 80.5, 1, 2);
  }

  @Test
  void takesACategoryOfIntegersInAnyDatatypeAndNullAsMissing() throws Exception {
    for (String datatype : new String[] {"FP32", "FP64", "INT64", "UINT8"}) {
      Rest.Answer answer = infer(AGE, WEIGHT, column("smoker", datatype, "[2]", "[1,null]"), CITY);

      assertProbabilities(answer, 0, 63, 80.5, 1, 2);
      assertProbabilities(answer, 1, 40, 70, Double.NaN, 0);
    }
  }

  @Test
  void refusesAnUnknownCategoryOfIntegersAsOneOfStrings() throws Exception {
    assertRefused(
        infer(AGE, WEIGHT, column("smoker", "INT64", "[2]", "[0,9]"), CITY),
        "'smoker', row 1: unknown category 9, expected one of [0, 1]");
    assertRefused(
        infer(AGE, WEIGHT, column("smoker", "FP32", "[2]", "[0.5,1]"), CITY),
        "'smoker', row 0: unknown category 0.5, expected one of [0, 1]");
  }

  @Test
  void refusesACodeInTheOneTensorThatNoCategoryHas() throws Exception {
    assertRefused(
        infer(column("features", "FP32", "[2,4]", "[63,80.5,1,2,63,80.5,7,2]")),
        "'smoker', row 1: unknown category 7, expected one of [0, 1]");
    assertRefused(
        infer(column("features", "FP32", "[1,4]", "[63,80.5,1,3]")),
        "'city', row 0: unknown category 3, expected one of [0 (Oslo), 1 (Bergen), 2 (Tromsø)]");
  }

  @Test
  void roundsIntegersBeyondAFloatLikeTheTrainingDid() throws Exception {
    Rest.Answer answer =
        infer(column("age", "INT64", "[2]", "[-16777217,40]"), WEIGHT, SMOKER, CITY);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            infer(column("age", "FP32", "[2]", "[-16777216,40]"), WEIGHT, SMOKER, CITY).body());
  }

  @Test
  void refusesAnUnknownCategoryAndNamesColumnRowValueAndAllowedOnes() throws Exception {
    assertRefused(
        infer(AGE, WEIGHT, SMOKER, column("city", "BYTES", "[2]", "[\"Oslo\",\"Paris\"]")),
        "'city'",
        "row 1",
        "'Paris'",
        "[Oslo, Bergen, Tromsø]");
  }

  @Test
  void refusesNumbersForACategoryOfStrings() throws Exception {
    assertRefused(
        infer(AGE, WEIGHT, SMOKER, column("city", "INT64", "[2]", "[0,1]")),
        "'city'",
        "expected BYTES",
        "INT64 came");
  }

  @Test
  void refusesStringsForANumber() throws Exception {
    assertRefused(
        infer(column("age", "BYTES", "[2]", "[\"63\",\"40\"]"), WEIGHT, SMOKER, CITY),
        "'age'",
        "expected numbers",
        "BYTES came");
  }

  @Test
  void namesAMissingColumn() throws Exception {
    assertRefused(infer(AGE, SMOKER, CITY), "'weight' is missing", "[age, weight, smoker, city]");
  }

  @Test
  void namesAnUnknownColumn() throws Exception {
    assertRefused(
        infer(AGE, WEIGHT, SMOKER, CITY, column("height", "FP32", "[2]", "[1,2]")),
        "'height' is unknown",
        "[age, weight, smoker, city]");
  }

  @Test
  void namesAColumnThatCameTwice() throws Exception {
    assertRefused(infer(AGE, WEIGHT, AGE, SMOKER, CITY), "'age' came twice");
  }

  @Test
  void refusesColumnsOfDifferentLengths() throws Exception {
    assertRefused(
        infer(AGE, WEIGHT, column("smoker", "INT64", "[3]", "[1,0,1]"), CITY),
        "'smoker' has 3 rows",
        "'age' has 2");
  }

  @Test
  void refusesAColumnOfAnotherShape() throws Exception {
    assertRefused(
        infer(column("age", "INT64", "[1,2]", "[63,40]"), WEIGHT, SMOKER, CITY),
        "'age'",
        "[N] or [N,1]",
        "[1,2]");
  }
}
