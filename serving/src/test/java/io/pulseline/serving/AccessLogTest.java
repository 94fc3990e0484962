package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Admission;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.log.AccessLog;
import io.pulseline.serving.protocol.ServerLiveRequest;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line of each request. */
class AccessLogTest {
  private static final String INFER = "/v2/models/tiny/infer";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;

  private static final String TWO_ROWS =
      """
      {"name":"features","datatype":"FP32","shape":[2,3],"data":[63,80.5,1,50,null,0]}\
      """;

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final ObjectMapper mapper = new ObjectMapper();
  private final RunningServer server =
      new RunningServer(
          Signatures.numbers(),
          () -> {
            Limits limits = Limits.standard(RunningServer.MAX_BODY_BYTES);
            return new Edge(
                limits,
                new Admission(limits),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new AccessLog(lines)),
                Optional.empty());
          });

  @BeforeEach
  void start() throws Exception {
    server.beforeAll(null);
  }

  @AfterEach
  void stop() throws Exception {
    server.afterAll(null);
  }

  /** The only line, once it is there. */
  private JsonNode line() throws Exception {
    await().until(() -> lines.toString(StandardCharsets.UTF_8).endsWith("\n"));
    List<String> all = lines.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(all).hasSize(1);
    return mapper.readTree(all.get(0));
  }

  private HttpResponse<byte[]> infer(String body, String... headers) throws Exception {
    return server.rest().post(INFER + "?secret=x", bytes(body), headers);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void tellsOfARequestOverHttp() throws Exception {
    HttpResponse<byte[]> answer = infer(ROW, "x-request-id", "a-\"7\"", "traceparent", PARENT);

    JsonNode line = line();
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "time",
            "protocol",
            "method",
            "path",
            "status",
            "ms",
            "bytes_in",
            "bytes_out",
            "rows",
            "request_id",
            "trace_id",
            "span_id",
            "remote");
    assertThat(line.path("protocol").asText()).isEqualTo("http");
    assertThat(line.path("method").asText()).isEqualTo("POST");
    assertThat(line.path("path").asText()).isEqualTo(INFER);
    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.path("ms").asDouble()).isBetween(0.001, 20_000.0);
    assertThat(line.path("bytes_in").asInt()).isEqualTo(ROW.length());
    assertThat(line.path("bytes_out").asInt()).isEqualTo(answer.body().length);
    assertThat(line.path("rows").asInt()).isEqualTo(1);
    assertThat(line.path("request_id").asText()).isEqualTo("a-\"7\"");
    assertThat(line.path("trace_id").asText()).isEqualTo(TRACE);
    assertThat(line.path("remote").asText()).isEqualTo("127.0.0.1");
    assertThat(answer.headers().firstValue("traceparent"))
        .hasValue("00-" + TRACE + "-" + line.path("span_id").asText() + "-01");
  }

  @Test
  void beginsATraceForARequestWithoutOne() throws Exception {
    HttpResponse<byte[]> answer = infer(ROW, "traceparent", "none of that form");

    assertThat(answer.headers().firstValue("traceparent").orElseThrow())
        .contains(line().path("trace_id").asText());
  }

  @Test
  void tellsOfARefusalAndOfAMistake() throws Exception {
    try (RawConnection connection = new RawConnection(server.httpPort())) {
      connection.send(RawConnection.request("content-length: 99999999999")).answer();
    }

    assertThat(line().path("status").asInt()).isEqualTo(413);
  }

  @Test
  void tellsOfAClientThatLeftBeforeItsAnswer() throws Exception {
    try (RawConnection connection = new RawConnection(server.httpPort())) {
      connection.send(RawConnection.request("content-length: 10", "expect: 100-continue")).head();
    }

    assertThat(line().path("status").asInt()).isEqualTo(499);
  }

  @Test
  void tellsOfACallOverGrpc() throws Exception {
    Metadata headers = new Metadata();
    headers.put(key("x-request-id"), "b-8");
    headers.put(key("traceparent"), PARENT);
    try (Grpc grpc = server.grpc()) {
      assertThatThrownBy(
              () ->
                  grpc.calls()
                      .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                      .modelInfer(Grpc.request().build()))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              failure -> {
                assertThat(failure.getTrailers().get(key("x-request-id"))).isEqualTo("b-8");
                assertThat(failure.getTrailers().get(key("traceparent"))).contains(TRACE);
              });
    }

    JsonNode line = line();
    assertThat(line.path("protocol").asText()).isEqualTo("grpc");
    assertThat(line.path("path").asText()).isEqualTo("/inference.GRPCInferenceService/ModelInfer");
    assertThat(line.path("status").asText()).isEqualTo("INVALID_ARGUMENT");
    assertThat(line.path("bytes_in").asInt()).isPositive();
    assertThat(line.path("request_id").asText()).isEqualTo("b-8");
    assertThat(line.path("trace_id").asText()).isEqualTo(TRACE);
    assertThat(line.path("remote").asText()).isEqualTo("127.0.0.1");
  }

  @Test
  void tellsOfACallThatIsAnswered() throws Exception {
    try (Grpc grpc = server.grpc()) {
      grpc.calls().serverLive(ServerLiveRequest.getDefaultInstance());
    }

    assertThat(line().path("status").asText()).isEqualTo("OK");
  }

  @ParameterizedTest
  @CsvSource({
    // Answered before Micronaut sees it, as JSON and with binary tensors
    "/v2/models/tiny/infer, '{\"inputs\":[%s]}'",
    "/v2/models/tiny/infer, '{\"inputs\":[%s],\"parameters\":{\"binary_data_output\":true}}'",
    // By Micronaut
    "/v2/models/tiny/infer?, '{\"inputs\":[%s]}'",
    "/v2/models/tiny/infer?, '{\"inputs\":[%s],\"parameters\":{\"binary_data_output\":true}}'",
    "/v1/models/tiny:predict, '{\"instances\":[[63,80.5,1],[50,null,0]]}'"
  })
  void saysHowManyRowsARequestHadAndTheClientSeesNothingOfIt(String path, String body)
      throws Exception {
    HttpResponse<byte[]> answer =
        server
            .rest()
            .post(path, bytes(body.formatted(TWO_ROWS)), "content-type", "application/json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(line().path("rows").asInt()).isEqualTo(2);
    assertThat(answer.headers().map().keySet()).noneMatch(name -> name.contains("rows"));
  }

  @Test
  void saysHowManyRowsACallHad() throws Exception {
    try (Grpc grpc = server.grpc()) {
      grpc.calls()
          .modelInfer(
              Grpc.request()
                  .addInputs(Grpc.tensor("features", "FP32", 2, 3))
                  .addRawInputContents(ByteString.copyFrom(Grpc.raw(24)))
                  .build());
    }

    assertThat(line().path("rows").asInt()).isEqualTo(2);
  }

  @Test
  void saysNoRowsOfARequestThatFails() throws Exception {
    assertThat(infer("{}").statusCode()).isEqualTo(400);

    assertThat(line().has("rows")).isFalse();
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
