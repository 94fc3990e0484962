package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ClassificationTest {
  private static final String CURVE =
      """
      {"category":1,"roc":[{"x":0,"y":0},{"x":0.5,"y":1}],"thresholds":[1.1,0.25]}\
      """;

  @Test
  void aRocCurveIsAThresholdAndTwoRatesAPoint() throws IOException {
    assertThat(Classification.of(result(CURVE)).get("confidenceMetrics"))
        .hasToString(
            "[{\"confidenceThreshold\":1.1,\"recall\":0,\"falsePositiveRate\":0},"
                + "{\"confidenceThreshold\":0.25,\"recall\":1,\"falsePositiveRate\":0.5}]");
  }

  @Test
  void aConfusionMatrixNamesItsClasses() throws IOException {
    assertThat(Classification.of(result(CURVE)).get("confusionMatrix"))
        .hasToString(
            "{\"annotationSpecs\":[{\"displayName\":\"no\"},{\"displayName\":\"yes\"}],"
                + "\"rows\":[{\"row\":[3,1]},{\"row\":[0,2]}]}");
  }

  @Test
  void ofSeveralCurvesNoneIsShown() throws IOException {
    assertThat(Classification.of(result(CURVE + "," + CURVE)).has("confidenceMetrics")).isFalse();
  }

  @Test
  void rowsOfOneClassHaveNoCurve() throws IOException {
    JsonNode metadata = Classification.of(result("{\"category\":1,\"roc\":[],\"thresholds\":[]}"));

    assertThat(metadata.has("confidenceMetrics")).isFalse();
    assertThat(metadata.has("confusionMatrix")).isTrue();
  }

  @Test
  void aResultWithoutClassesIsRefused() throws IOException {
    JsonNode result = ((ObjectNode) result(CURVE)).without("classes");

    assertThatThrownBy(() -> Classification.of(result))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'classes'");
  }

  private static JsonNode result(String curves) throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"classes":["no","yes"],"confusion":{"counts":[[3,1],[0,2]]},"curves":[%s]}\
            """
                .formatted(curves));
  }
}
