package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.model.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Categories and classes that are integers beyond what a float tells apart. */
class LongCodesTest {
  private static final Signature SIGNATURE = Signatures.longCodes();

  @RegisterExtension static final RunningServer SERVER = new RunningServer(SIGNATURE);

  private static Rest.Answer infer(String input, String datatype, String shape, String data)
      throws Exception {
    return SERVER
        .rest()
        .post(
            "/v2/models/tiny/infer",
            """
            {"inputs":[{"name":"%s","datatype":"%s","shape":%s,"data":%s}]}\
            """
                .formatted(input, datatype, shape, data));
  }

  private static void assertCategories(Rest.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    for (int row = 0; row < 2; row++) {
      assertThat(answer.output("probabilities").path("data").path(2 * row).asDouble())
          .isCloseTo(TinyModel.probabilities(SIGNATURE, row)[0], within(1e-6));
    }
  }

  @Test
  void comeAsNumbersTextsOrPositions() throws Exception {
    assertCategories(infer("account", "INT64", "[2]", "[123456789,123456792]"));
    assertCategories(infer("account", "FP64", "[2]", "[123456789.0,123456792.0]"));
    assertCategories(infer("account", "BYTES", "[2]", "[\"123456789\",\"123456792\"]"));
    assertCategories(infer("features", "FP32", "[2,1]", "[0,1]"));
  }

  @Test
  void areNeverTakenForTheirNeighbours() throws Exception {
    Rest.Answer unknown = infer("account", "INT64", "[1]", "[123456790]");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.error()).contains("'account', row 0: unknown category 123456790");

    Rest.Answer rounded = infer("account", "FP32", "[1]", "[123456789]");
    assertThat(rounded.status()).isEqualTo(400);
    assertThat(rounded.error()).contains("expected BYTES or INT64", "FP32 came");
  }

  @Test
  void areAnsweredAsTheIntegersThatTheyAre() throws Exception {
    Rest.Answer answer = infer("account", "INT64", "[1]", "[123456792]");

    assertThat(answer.output("label").path("datatype").asText()).isEqualTo("INT64");
    assertThat(answer.output("label").path("data"))
        .singleElement()
        .satisfies(label -> assertThat(label.longValue()).isEqualTo(900000002L));
  }
}
