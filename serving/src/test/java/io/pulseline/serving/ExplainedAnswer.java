package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.pulseline.serving.protocol.InferParameter;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an explained answer holds, the same whatever its form. */
record ExplainedAnswer(
    List<Float> contributions, List<Float> bases, List<String> features, List<String> classes) {

  private static String body(float[] rows, int count, String more) {
    return """
    {"parameters":{"explain":true%s},
    "inputs":[{"name":"features","datatype":"FP32","shape":[%d,3],"data":%s}]}"""
        .formatted(more, count, numbers(rows, 0, rows.length));
  }

  private static String numbers(float[] rows, int from, int to) {
    List<String> texts = new ArrayList<>();
    for (int at = from; at < to; at++) {
      texts.add(Float.isNaN(rows[at]) ? "null" : Float.toString(rows[at]));
    }
    return texts.toString();
  }

  static ExplainedAnswer json(RunningServer server, float[] rows, int count) throws Exception {
    Rest.Answer answer = server.rest().post("/v2/models/tiny/infer", body(rows, count, ""));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return new ExplainedAnswer(
        floats(answer.output("contributions").path("data")),
        floats(answer.output("base_value").path("data")),
        texts(answer.output("feature_names").path("data")),
        texts(answer.output("class_names").path("data")));
  }

  private static List<Float> floats(JsonNode array) {
    List<Float> values = new ArrayList<>();
    array.forEach(value -> values.add(Float.parseFloat(value.asText())));
    return values;
  }

  private static List<String> texts(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }

  static ExplainedAnswer binary(RunningServer server, float[] rows, int count) throws Exception {
    BinaryBody sent =
        BinaryBody.of(
            body(rows, count, ",\"binary_data_output\":true")
                .replaceAll("\"data\":.*]}]}", "\"parameters\":{\"binary_data_size\":SIZE}}]}")
                .replace("SIZE", Integer.toString(rows.length * Float.BYTES)),
            BinaryBody.floats(rows));
    BinaryBody answer =
        BinaryBody.of(
            server
                .rest()
                .post(
                    "/v2/models/tiny/infer",
                    sent.bytes(),
                    "content-type",
                    "application/octet-stream",
                    BinaryBody.JSON_LENGTH,
                    sent.jsonLength()));
    ByteBuffer tensors = answer.elements();
    for (JsonNode output : answer.tree().path("outputs")) {
      String name = output.path("name").asText().toUpperCase(Locale.ROOT);
      assertThat(output.path("data").isMissingNode()).as(name).isTrue();
    }
    JsonNode outputs = answer.tree().path("outputs");
    slice(tensors, outputs.get(0));
    slice(tensors, outputs.get(1));
    return new ExplainedAnswer(
        floats(slice(tensors, outputs.get(2))),
        floats(slice(tensors, outputs.get(3))),
        texts(slice(tensors, outputs.get(4))),
        texts(slice(tensors, outputs.get(5))));
  }

  private static ByteBuffer slice(ByteBuffer tensors, JsonNode output) {
    byte[] bytes = new byte[output.path("parameters").path("binary_data_size").asInt()];
    tensors.get(bytes);
    return Grpc.raw(bytes.length).put(bytes).flip();
  }

  private static List<Float> floats(ByteBuffer raw) {
    List<Float> values = new ArrayList<>();
    while (raw.hasRemaining()) {
      values.add(raw.getFloat());
    }
    return values;
  }

  private static List<String> texts(ByteBuffer raw) {
    List<String> values = new ArrayList<>();
    while (raw.hasRemaining()) {
      byte[] text = new byte[raw.getInt()];
      raw.get(text);
      values.add(ByteString.copyFrom(text).toStringUtf8());
    }
    return values;
  }

  static ExplainedAnswer grpc(RunningServer server, float[] rows, int count, boolean raw) {
    ModelInferRequest.Builder request =
        Grpc.request()
            .putParameters("explain", InferParameter.newBuilder().setBoolParam(true).build());
    if (raw) {
      request
          .addInputs(Grpc.tensor("features", "FP32", count, 3))
          .addRawInputContents(ByteString.copyFrom(BinaryBody.floats(rows)));
    } else {
      InferTensorContents.Builder contents = InferTensorContents.newBuilder();
      for (float value : rows) {
        contents.addFp32Contents(value);
      }
      request.addInputs(Grpc.tensor("features", "FP32", count, 3).setContents(contents));
    }
    try (Grpc grpc = server.grpc()) {
      ModelInferResponse response = grpc.calls().modelInfer(request.build());
      return raw ? raw(response) : typed(response);
    }
  }

  private static ExplainedAnswer raw(ModelInferResponse response) {
    List<ByteBuffer> raw =
        response.getRawOutputContentsList().stream()
            .map(bytes -> Grpc.raw(bytes.size()).put(bytes.asReadOnlyByteBuffer()).flip())
            .toList();
    return new ExplainedAnswer(
        floats(raw.get(2)), floats(raw.get(3)), texts(raw.get(4)), texts(raw.get(5)));
  }

  private static ExplainedAnswer typed(ModelInferResponse response) {
    return new ExplainedAnswer(
        response.getOutputs(2).getContents().getFp32ContentsList(),
        response.getOutputs(3).getContents().getFp32ContentsList(),
        texts(response.getOutputs(4).getContents()),
        texts(response.getOutputs(5).getContents()));
  }

  private static List<String> texts(InferTensorContents contents) {
    return contents.getBytesContentsList().stream().map(ByteString::toStringUtf8).toList();
  }

  static ExplainedAnswer v1(RunningServer server, float[] rows, List<String> features)
      throws Exception {
    List<String> instances = new ArrayList<>();
    for (int at = 0; at < rows.length; at += 3) {
      instances.add(named(rows, at));
    }
    Rest.Answer answer =
        server.rest().post("/v1/models/tiny:explain", "{\"instances\":" + instances + "}");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.body().path("predictions")).hasSize(rows.length / 3);
    List<Float> contributions = new ArrayList<>();
    List<Float> bases = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (JsonNode row : answer.body().path("explanations")) {
      classes.clear();
      row.fieldNames().forEachRemaining(classes::add);
      for (JsonNode of : row) {
        bases.add(Float.parseFloat(of.path("base_value").asText()));
        for (String feature : features) {
          contributions.add(Float.parseFloat(of.path("contributions").path(feature).asText()));
        }
      }
    }
    return new ExplainedAnswer(contributions, bases, features, classes);
  }

  /** A category goes by its name there. */
  private static String named(float[] rows, int at) {
    String variety =
        Float.isNaN(rows[at + 1])
            ? "null"
            : List.of("\"braeburn\"", "\"pippin\"", "\"gala\"").get((int) rows[at + 1]);
    return List.of(numbers(rows, at, at + 1), variety, numbers(rows, at + 2, at + 3)).stream()
        .map(text -> text.replaceAll("[\\[\\]]", ""))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
