package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** KServe's v1 protocol. */
class V1Test {
  private static final String PREDICT = "/v1/models/tiny:predict";

  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.labelled());

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static String predictions(String instances) throws Exception {
    Rest.Answer answer = rest.post(PREDICT, "{\"instances\":" + instances + "}");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body().properties()).hasSize(1);
    return answer.body().path("predictions").toString();
  }

  private static void assertRefused(String body, String... words) throws Exception {
    Rest.Answer answer = rest.post(PREDICT, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(words);
  }

  private static void assertInstancesRefused(String instances, String... words) throws Exception {
    assertRefused("{\"instances\":" + instances + "}", words);
  }

  @Test
  void listsItsModels() throws Exception {
    assertThat(rest.get("/v1/models").body().toString()).isEqualTo("{\"models\":[\"tiny\"]}");
  }

  @Test
  void tellsThatAModelIsReady() throws Exception {
    assertThat(rest.get("/v1/models/tiny").body().toString())
        .isEqualTo("{\"name\":\"tiny\",\"ready\":true}");
  }

  @Test
  void predictsArraysInTheOrderOfTheColumns() throws Exception {
    assertThat(predictions("[[63,80.5,1,0],[-40,0,0,1]]")).isEqualTo("[7,3]");
  }

  @Test
  void predictsObjectsByNameInAnyOrder() throws Exception {
    assertThat(
            predictions(
                "[{\"age\":63,\"weight\":80.5,\"smoker\":1,\"sex\":0},"
                    + "{\"sex\":1,\"smoker\":0,\"weight\":0,\"age\":-40}]"))
        .isEqualTo("[7,3]");
  }

  @Test
  void predictsArraysBesideObjects() throws Exception {
    assertThat(predictions("[[63,80.5,1,0],{\"age\":-40,\"weight\":0,\"smoker\":0,\"sex\":1}]"))
        .isEqualTo("[7,3]");
  }

  @Test
  void takesCategoriesByValueAsTextAndByLabel() throws Exception {
    assertThat(predictions("[[63,80.5,\"1\",\"male\"],[-40,0,\"0\",\"female\"]]"))
        .isEqualTo("[7,3]");
    assertThat(predictions("[{\"age\":63,\"weight\":80.5,\"smoker\":true,\"sex\":\"male\"}]"))
        .isEqualTo("[7]");
  }

  @Test
  void takesNullAsMissing() throws Exception {
    assertThat(predictions("[[63,null,null,null],[-40,null,0,\"female\"]]")).isEqualTo("[7,3]");
  }

  @Test
  void predictsABatchTooLargeForTheEventLoop() throws Exception {
    int rows = 3_000;

    String predictions = predictions("[[63,80.5,1,0]" + ",[-40,0,0,1]".repeat(rows - 1) + "]");

    assertThat(predictions).startsWith("[7,3,").hasSize(1 + 2 * rows);
  }

  @Test
  void toleratesOtherFields() throws Exception {
    Rest.Answer answer =
        rest.post(PREDICT, "{\"signature_name\":\"x\",\"instances\":[[63,80.5,1,0]],\"later\":{}}");

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void refusesAModelThatIsNotServed() throws Exception {
    for (Rest.Answer answer :
        new Rest.Answer[] {
          rest.get("/v1/models/other"), rest.post("/v1/models/other:predict", "{}")
        }) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.error()).contains("'other'", "'tiny'");
    }
  }

  @Test
  void refusesABodyWithoutRows() throws Exception {
    assertRefused("{}", "no 'instances'");
    assertRefused("[]", "JSON object", "an array came");
    assertRefused("{\"instances\":{}}", "'instances' must be an array", "an object came");
    assertInstancesRefused("[]", "'instances' is empty");
    assertInstancesRefused("[7]", "'instances' must hold arrays or objects", "number 7");
    assertRefused("{\"instances\":[[1,2,1,0]", "not valid JSON");
  }

  @Test
  void refusesARowOfAnotherWidth() throws Exception {
    assertInstancesRefused(
        "[[63,80.5,1,0],[1,2]]",
        "instance 1: expected 4 values in the order [age, weight, smoker, sex], but 2 came");
    assertInstancesRefused("[[63,80.5,1,0,9,[9]]]", "instance 0", "but 6 came");
  }

  @Test
  void namesAColumnThatIsMissingUnknownOrCameTwice() throws Exception {
    assertInstancesRefused(
        "[[63,80.5,1,0],{\"age\":1,\"smoker\":1,\"sex\":0}]",
        "instance 1 has no 'weight'",
        "[age, weight, smoker, sex]");
    assertInstancesRefused("[{\"height\":1}]", "instance 0: 'height' is unknown");
    assertInstancesRefused("[{\"age\":1,\"age\":2}]", "'age'");
  }

  @Test
  void namesTheColumnOfAValueThatDoesNotFit() throws Exception {
    assertInstancesRefused(
        "[[63,80.5,1,\"other\"]]",
        "'sex', row 0: unknown category 'other', expected one of [0 (female), 1 (male)]");
    assertInstancesRefused("[[63,80.5,9,0]]", "'smoker', row 0: unknown category 9");
    assertInstancesRefused("[[\"old\",80.5,1,0]]", "'age'", "expected numbers");
    assertInstancesRefused("[[[63],80.5,1,0]]", "instance 0, 'age'", "an array came");
    assertInstancesRefused(
        "[[63,80.5,1,0],[63,80.5,1,\"male\"]]", "'sex', element 0", "expected a string");
  }
}
