package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code /metrics} says, of a server that nobody has asked before. */
class MetricsTest {
  private static final String VERSION =
      "model_name=\"tiny\",model_version=\"" + TinyModel.VERSION + "\"";
  private static final String INFER = "/v2/models/tiny/infer";
  private static final String TWO_ROWS =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[2,3],"data":[63,80.5,1,-40,0,0]}]}\
      """;

  private final RunningServer server = new RunningServer(Signatures.numbers());
  private Rest rest;

  @BeforeEach
  void start() throws IOException {
    server.beforeAll(null);
    rest = server.rest();
  }

  @AfterEach
  void stop() throws IOException {
    server.afterAll(null);
  }

  private String metrics() throws Exception {
    HttpResponse<byte[]> answer = rest.bytes("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void countsRequestsAndRowsByModelAndVersion() throws Exception {
    rest.post(INFER, TWO_ROWS);
    rest.post(INFER, TWO_ROWS);

    assertThat(metrics())
        .contains(
            "pulseline_serving_requests_total{" + VERSION + "} 2.0\n",
            "pulseline_serving_batch_rows_sum{" + VERSION + "} 4.0\n",
            "pulseline_serving_batch_rows_bucket{" + VERSION + ",le=\"1.0\"} 0\n",
            "pulseline_serving_in_flight 0.0\n");
  }

  @Test
  void timesTheStagesByTheNamesOfKserve() throws Exception {
    rest.post(INFER, TWO_ROWS);

    for (String stage : new String[] {"preprocess", "predict", "postprocess"}) {
      assertThat(metrics()).contains("request_" + stage + "_seconds_count{" + VERSION + "} 1\n");
    }
  }

  @Test
  void tellsWhichVersionIsServedAndWhatLoadingItTook() throws Exception {
    String labels = "{" + VERSION + "} ";

    assertThat(metrics())
        .contains("pulseline_serving_model_served" + labels + "1.0\n")
        .containsPattern(Pattern.quote("pulseline_serving_model_load_seconds" + labels) + "\\d");
  }

  @Test
  void leavesTheWarmUpOut() throws Exception {
    assertThat(metrics()).contains("pulseline_serving_requests_total{" + VERSION + "} 0.0\n");
  }

  @Test
  void countsErrorsByProtocolAndCode() throws Exception {
    rest.post(INFER, "{}");
    rest.get("/v2/models/other");
    try (Grpc grpc = server.grpc()) {
      assertThatThrownBy(() -> grpc.calls().modelInfer(Grpc.request().build()))
          .isInstanceOf(StatusRuntimeException.class);
    }

    assertThat(metrics())
        .contains(
            "pulseline_serving_errors_total{code=\"400\",protocol=\"http\"} 1.0\n",
            "pulseline_serving_errors_total{code=\"404\",protocol=\"http\"} 1.0\n",
            "pulseline_serving_errors_total{code=\"INVALID_ARGUMENT\",protocol=\"grpc\"} 1.0\n");
  }

  @Test
  void theIdOfARequestComesBackWithItsAnswer() throws Exception {
    for (String body : new String[] {TWO_ROWS, "{}"}) {
      HttpResponse<byte[]> answer =
          rest.post(INFER, body.getBytes(StandardCharsets.UTF_8), "x-request-id", "a-7");

      assertThat(answer.headers().allValues("x-request-id")).containsExactly("a-7");
    }
  }
}
