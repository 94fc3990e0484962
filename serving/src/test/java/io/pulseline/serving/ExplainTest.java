package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.protocol.InferParameter;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelMetadataRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a request for an explanation may say, and what it is told. */
class ExplainTest {
  private static final String INFER = "/v2/models/tiny/infer";
  private static final String EXPLAIN = "/v1/models/tiny:explain";
  private static final List<String> EXPLANATION =
      List.of("contributions", "base_value", "feature_names", "class_names");

  @RegisterExtension
  static final RunningServer SERVER =
      new RunningServer(folder -> GrownModel.write(folder, GrownModel.TWO));

  @RegisterExtension
  static final RunningServer THREE =
      new RunningServer(folder -> GrownModel.write(folder, GrownModel.THREE));

  @RegisterExtension
  static final RunningServer WITHOUT_TREES = new RunningServer(Signatures.numbers());

  private static String body(String rest) {
    return """
    {"inputs":[{"name":"features","datatype":"FP32","shape":[2,3],"data":[150,1,3,null,2,7]}]%s}"""
        .formatted(rest);
  }

  private static Rest.Answer infer(String rest) throws Exception {
    return SERVER.rest().post(INFER, body(rest));
  }

  private static List<String> names(Rest.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    List<String> names = new ArrayList<>();
    answer.body().path("outputs").forEach(output -> names.add(output.path("name").asText()));
    return names;
  }

  private static String shape(Rest.Answer answer, String output) {
    return answer.output(output).path("shape").toString();
  }

  private static StatusRuntimeException refused(RunningServer server, InferParameter explain) {
    ModelInferRequest request =
        Grpc.request()
            .putParameters("explain", explain)
            .addInputs(
                Grpc.tensor("features", "FP32", 1, 3)
                    .setContents(
                        InferTensorContents.newBuilder().addAllFp32Contents(List.of(1f, 1f, 1f))))
            .build();
    try (Grpc grpc = server.grpc()) {
      grpc.calls().modelInfer(request);
    } catch (StatusRuntimeException e) {
      return e;
    }
    throw new AssertionError("it was answered");
  }

  @Test
  void ofTwoClassesTheSecondIsExplained() throws Exception {
    Rest.Answer answer = infer(",\"parameters\":{\"explain\":true}");

    assertThat(shape(answer, "contributions")).isEqualTo("[2,4]");
    assertThat(shape(answer, "base_value")).isEqualTo("[2]");
    assertThat(answer.output("class_names").path("data").toString()).isEqualTo("[\"first\"]");
    assertThat(answer.output("feature_names").path("data").toString())
        .isEqualTo("[\"weight\",\"variety\",\"bruises\",\"bruises_per_weight\"]");
  }

  @Test
  void ofMoreClassesEachIsExplained() throws Exception {
    Rest.Answer answer = THREE.rest().post(INFER, body(",\"parameters\":{\"explain\":true}"));

    assertThat(shape(answer, "contributions")).isEqualTo("[2,3,4]");
    assertThat(shape(answer, "base_value")).isEqualTo("[2,3]");
    assertThat(answer.output("class_names").path("data").toString())
        .isEqualTo("[\"second\",\"first\",\"cider\"]");
  }

  @Test
  void theOutputsOfAnExplanationAreAddedToThoseAskedFor() throws Exception {
    String explain = ",\"parameters\":{\"explain\":true}";

    assertThat(names(infer(explain)))
        .startsWith("label", "probabilities")
        .endsWith(EXPLANATION.toArray(String[]::new));
    assertThat(
            names(infer(explain + ",\"outputs\":[{\"name\":\"base_value\"},{\"name\":\"label\"}]")))
        .containsExactly("base_value", "label", "contributions", "feature_names", "class_names");
  }

  @Test
  void nothingIsExplainedUnasked() throws Exception {
    assertThat(names(infer(""))).containsExactly("label", "probabilities");
    assertThat(names(infer(",\"parameters\":{\"explain\":false}")))
        .containsExactly("label", "probabilities");
  }

  @Test
  void anOutputOfAnExplanationNeedsTheParameter() throws Exception {
    Rest.Answer answer = infer(",\"outputs\":[{\"name\":\"contributions\"}]");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error())
        .isEqualTo(
            "output 'contributions' is one of an explanation, which the parameter \"explain\": true"
                + " asks for");
  }

  @Test
  void theParameterIsATruthValue() throws Exception {
    Rest.Answer answer = infer(",\"parameters\":{\"explain\":\"yes\"}");
    StatusRuntimeException refused =
        refused(SERVER, InferParameter.newBuilder().setStringParam("yes").build());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("'explain' must be true or false");
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refused).hasMessageContaining("'explain' must be a bool_param");
  }

  @Test
  void v1NamesTheClassAndTheFeatures() throws Exception {
    Rest.Answer answer =
        SERVER.rest().post(EXPLAIN, "{\"instances\":[[150,\"pippin\",3],[null,null,7]]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("predictions")).hasSize(2);
    assertThat(answer.body().path("explanations")).hasSize(2);
    JsonNode first = answer.body().path("explanations").path(0);
    assertThat(first.properties()).hasSize(1);
    assertThat(first.path("first").path("base_value").isNumber()).isTrue();
    assertThat(first.path("first").path("contributions").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("weight", "variety", "bruises", "bruises_per_weight");
  }

  @Test
  void v1RefusesToExplainWhatItRefusesToPredict() throws Exception {
    Rest.Answer answer = SERVER.rest().post(EXPLAIN, "{\"instances\":[[150,\"pippin\"]]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith("instance 0: expected 3 values");
  }

  @Test
  void aPackageWithoutTreesCannotBeExplained() throws Exception {
    Rest.Answer v2 =
        WITHOUT_TREES
            .rest()
            .post(
                INFER,
                body(",\"parameters\":{\"explain\":true}")
                    .replace("150,1,3,null,2,7", "63,80.5,1,-40,0,0"));
    Rest.Answer v1 = WITHOUT_TREES.rest().post(EXPLAIN, "{\"instances\":[[63,80.5,1]]}");
    StatusRuntimeException grpc =
        refused(WITHOUT_TREES, InferParameter.newBuilder().setBoolParam(true).build());

    String reason =
        "version '%s' cannot be explained: its package lacks some of [preprocessing.json,"
            .formatted(TinyModel.VERSION);
    assertThat(v1.status()).isEqualTo(501);
    assertThat(v1.error()).startsWith(reason);
    assertThat(v2.status()).isEqualTo(501);
    assertThat(v2.error()).isEqualTo(v1.error());
    assertThat(grpc.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(grpc.getStatus().getDescription()).startsWith(reason);
  }

  @Test
  void metadataSaysWhetherAModelCanBeExplainedAndListsWhatIsAlwaysAnswered() throws Exception {
    JsonNode with = SERVER.rest().get("/v2/models/tiny").body();
    JsonNode without = WITHOUT_TREES.rest().get("/v2/models/tiny").body();

    assertThat(with.path("parameters").path("explainable").asBoolean()).isTrue();
    assertThat(without.path("parameters").path("explainable").isBoolean()).isTrue();
    assertThat(without.path("parameters").path("explainable").asBoolean()).isFalse();
    assertThat(with.path("outputs")).hasSize(2);
    try (Grpc grpc = SERVER.grpc()) {
      assertThat(
              grpc.calls()
                  .modelMetadata(ModelMetadataRequest.newBuilder().setName("tiny").build())
                  .getParametersOrThrow("explainable")
                  .getBoolParam())
          .isTrue();
    }
  }

  @Test
  void explanationsAreTimedByKservesName() throws Exception {
    infer(",\"parameters\":{\"explain\":true}");

    String metrics = new String(SERVER.rest().bytes("/metrics").body(), StandardCharsets.UTF_8);
    assertThat(metrics)
        .containsPattern("request_explain_seconds_count\\{model_name=\"tiny\",[^}]*} [1-9]");
  }
}
