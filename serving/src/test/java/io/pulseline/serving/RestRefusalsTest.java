package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is refused over REST, with which status, and whether the text helps. */
class RestRefusalsTest {
  private static final String INFER = "/v2/models/tiny/infer";

  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.numbers());

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static String table(String datatype, String shape, String data) {
    return """
    {"inputs":[{"name":"features","datatype":"%s","shape":%s,"data":%s}]}\
    """
        .formatted(datatype, shape, data);
  }

  private static void assertRefused(String body, String... words) throws Exception {
    assertError(rest.post(INFER, body), 400, words);
  }

  private static void assertError(Rest.Answer answer, int status, String... words) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body().properties()).hasSize(1);
    assertThat(answer.error()).contains(words);
  }

  @Test
  void aModelThatIsNotServed() throws Exception {
    assertError(rest.get("/v2/models/other"), 404, "'other'", "'tiny'");
    assertError(rest.get("/v2/models/other/ready"), 404, "'other'");
    assertError(rest.post("/v2/models/other/infer", "{}"), 404, "'other'");
  }

  @Test
  void aVersionThatIsNotServed() throws Exception {
    assertError(rest.get("/v2/models/tiny/versions/1"), 404, "'1'", TinyModel.VERSION);
    assertError(rest.get("/v2/models/tiny/versions/1/ready"), 404, "'1'");
    assertError(rest.post("/v2/models/tiny/versions/1/infer", "{}"), 404, "'1'");
  }

  @Test
  void aPathThatDoesNotExist() throws Exception {
    assertError(rest.get("/v2/nothing"), 404, "/v2/nothing");
  }

  @Test
  void aMethodThatDoesNotFit() throws Exception {
    assertError(rest.get(INFER), 405, "GET");
  }

  @Test
  void aContentTypeThatIsNotJson() throws Exception {
    assertError(rest.post(INFER, "text/plain", "{}"), 415, "text/plain", "application/json");
  }

  @Test
  void aBodyThatLooksLikeAnotherCharset() throws Exception {
    for (byte[] body : new byte[][] {{0, 0, '{', 0}, {0, '{', 0, '}'}, {'{', 0, 0, 0}}) {
      assertError(rest.answer(rest.post(INFER, body)), 400, "not valid JSON");
      assertError(rest.answer(rest.post("/v1/models/tiny:predict", body)), 400, "not valid JSON");
    }
  }

  @Test
  void aBodyBeyondTheLimit() throws Exception {
    String body = table("FP32", "[1,3]", "[1,2,1]") + " ".repeat(RunningServer.MAX_BODY_BYTES);

    assertError(rest.post(INFER, body), 413, "262144");
  }

  @Test
  void noBody() throws Exception {
    assertError(rest.post(INFER, ""), 400, "ody");
  }

  @Test
  void aBodyThatIsNotJson() throws Exception {
    assertRefused("{\"inputs\": [}", "not valid JSON", "line 1, column 13");
  }

  @Test
  void aBodyThatIsNoObject() throws Exception {
    assertRefused("[1]", "JSON object", "an array came");
  }

  @Test
  void aBodyThatGoesOn() throws Exception {
    assertRefused(table("FP32", "[1,3]", "[1,2,1]") + " {}", "goes on");
  }

  @Test
  void aRequestWithoutInputs() throws Exception {
    assertRefused("{}", "no 'inputs'");
    assertRefused("{\"inputs\":[]}", "no inputs", "features", "[age, weight, smoker]");
  }

  @Test
  void aTensorWithoutOneOfItsFields() throws Exception {
    assertRefused("{\"inputs\":[{\"data\":[1]}]}", "input 0 has no 'name'");
    assertRefused("{\"inputs\":[{\"name\":\"age\"}]}", "'age' has no 'datatype'");
  }

  @Test
  void aFieldOfTheWrongKind() throws Exception {
    assertRefused("{\"inputs\":{}}", "'inputs' must be an array", "an object came");
    assertRefused("{\"id\":7,\"inputs\":[]}", "'id' must be a string", "the number 7");
  }

  @Test
  void aDatatypeThatDoesNotExist() throws Exception {
    assertRefused(table("FLOAT", "[1,3]", "[1,2,1]"), "'features'", "'FLOAT'", "FP32");
  }

  @Test
  void aDatatypeWithoutAJsonForm() throws Exception {
    assertRefused(table("FP16", "[1,3]", "[1,2,1]"), "FP16", "FP32");
    assertRefused(table("BF16", "[1,3]", "[1,2,1]"), "BF16", "FP32");
  }

  @Test
  void aWidthThatIsNotTheModels() throws Exception {
    assertRefused(
        table("FP32", "[1,2]", "[1,2]"), "'features'", "[N,3]", "[age, weight, smoker]", "[1,2]");
    assertRefused(table("FP32", "[3]", "[1,2,1]"), "[N,3]", "[3] came");
  }

  @Test
  void noRows() throws Exception {
    assertRefused(table("FP32", "[0,3]", "[]"), "no rows");
  }

  @Test
  void moreOrFewerElementsThanTheShape() throws Exception {
    assertRefused(table("FP32", "[2,3]", "[1,2,1]"), "[2,3] means 6 elements, but 3 came");
  }

  @Test
  void aShapeThatIsNegativeOrHuge() throws Exception {
    assertRefused(table("FP32", "[-1,3]", "[1,2,1]"), "[-1,3]", "negative");
    assertRefused(table("FP32", "[9999999999,3]", "[1,2,1]"), "too large");
    assertRefused(table("FP32", "[65536,65536,65536,65536]", "[1]"), "too large");
  }

  @Test
  void dataNestedUnevenly() throws Exception {
    assertRefused(table("FP32", "[2,3]", "[[1,2],[3,4,5,6]]"), "nested unevenly");
    assertRefused(table("FP32", "[2,3]", "[[1,2,3],4,5,6]"), "nested unevenly");
    assertRefused(table("FP32", "[2,3]", "[[1,2],[3,4],[5,6]]"), "arrays of 2", "[2,3]");
  }

  @Test
  void aStringAmongNumbers() throws Exception {
    assertRefused(
        table("FP32", "[1,3]", "[1,\"two\",3]"), "'features', element 1", "FP32", "\"two\"");
  }

  @Test
  void aFractionAmongIntegers() throws Exception {
    assertRefused(table("INT64", "[1,3]", "[1,2,3.5]"), "element 2", "whole number", "3.5");
  }

  @Test
  void anIntegerBeyondItsDatatype() throws Exception {
    assertRefused(table("UINT8", "[1,3]", "[1,256,3]"), "256 is not a UINT8");
    assertRefused(table("UINT8", "[1,3]", "[1,-1,3]"), "-1 is not a UINT8");
  }

  @Test
  void aFractionAmongIntegersHoweverLarge() throws Exception {
    assertRefused(table("INT64", "[1,3]", "[1,16777217.5,1]"), "element 1", "16777217.5");
    assertRefused(table("INT64", "[1,3]", "[9007199254740993.5,2,1]"), "9007199254740993.5");
    assertRefused(table("INT32", "[1,3]", "[1,1e-400,1]"), "element 1", "1e-400");
    assertRefused(table("INT32", "[1,3]", "[1,-Infinity,1]"), "element 1", "-Infinity");
  }

  @Test
  void anIntegerBeyondItsDatatypeWrittenAsAFraction() throws Exception {
    assertRefused(table("UINT8", "[1,3]", "[1,300.0,1]"), "element 1: 300 is not a UINT8");
    assertRefused(table("INT8", "[1,3]", "[-1.29e2,2,1]"), "element 0: -129 is not a INT8");
    assertRefused(
        table("UINT64", "[1,3]", "[1,18446744073709551616.0,1]"),
        "18446744073709551616 is not a UINT64");
  }

  @Test
  void anIntegerBeyond64Bits() throws Exception {
    assertRefused(
        table("INT64", "[1,3]", "[1,9223372036854775808,1]"),
        "element 1: 9223372036854775808 is not a INT64");
    assertRefused(
        table("UINT64", "[1,3]", "[1,2,18446744073709551616]"),
        "element 2: 18446744073709551616 is not a UINT64");
  }

  @Test
  void aKeyThatComesTwice() throws Exception {
    assertRefused("{\"id\":\"a\",\"id\":\"b\",\"inputs\":[]}", "'id'", "line 1, column 15");
    assertRefused(
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[1,3],"
            + "\"data\":[1,2,1],\"data\":[3,2,1]}]}",
        "'data'");
    assertRefused("{\"parameters\":{\"a\":1,\"b\":2,\"c\":3,\"b\":4},\"inputs\":[]}", "'b'");
  }

  @Test
  void anOutputThatDoesNotExistOrCameTwice() throws Exception {
    String inputs =
        "\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[1,3],"
            + "\"data\":[1,2,1]}]";
    assertRefused(
        "{" + inputs + ",\"outputs\":[{\"name\":\"score\"}]}",
        "'score' is unknown",
        "[label, probabilities]");
    assertRefused(
        "{" + inputs + ",\"outputs\":[{\"name\":\"label\"},{\"name\":\"label\"}]}", "twice");
  }

  @Test
  void anInputThatIsNeitherTheTensorNorAColumn() throws Exception {
    assertRefused(
        "{\"inputs\":[{\"name\":\"input-0\",\"datatype\":\"FP32\",\"shape\":[1,3],"
            + "\"data\":[1,2,1]}]}",
        "'input-0' is unknown",
        "'features'",
        "[age, weight, smoker]");
  }
}
