package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.pulseline.contract.UserException;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.edge.EdgeOptions;
import io.pulseline.serving.protocol.ModelMetadataRequest;
import io.pulseline.serving.protocol.ServerReadyRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Who is let in by a file of tokens. */
class TokensTest {
  private static final String INFER = "/v2/models/tiny/infer";
  private static final String INDEX = "/v2/repository/index";
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;
  private static final String READER = "reader-0123456789abcdef";
  private static final String OPERATOR = "operator-0123456789abcdef";

  @TempDir private Path temp;
  private Path tokens;
  private RunningServer server;
  private Rest rest;

  /** The options as on the command line. */
  @Command
  static final class Options {
    @Mixin EdgeOptions edge;

    static Edge open(String... arguments) {
      Options options = new Options();
      new CommandLine(options).parseArgs(arguments);
      return options.edge.open(RunningServer.MAX_BODY_BYTES);
    }
  }

  @BeforeEach
  void start() throws Exception {
    tokens = Files.writeString(temp.resolve("tokens"), READER + "\n");
    Path operators = Files.writeString(temp.resolve("operators"), "\n" + OPERATOR + "\n\n");
    server =
        new RunningServer(
                Signatures.numbers(),
                () ->
                    Options.open("--token-file=" + tokens, "--repository-token-file=" + operators))
            .controlled();
    server.beforeAll(null);
    rest = server.rest();
  }

  @AfterEach
  void stop() throws Exception {
    server.afterAll(null);
  }

  private HttpResponse<byte[]> post(String path, String token) throws Exception {
    byte[] body = ROW.getBytes(StandardCharsets.UTF_8);
    return token == null
        ? rest.post(path, body)
        : rest.post(path, body, "authorization", "Bearer " + token);
  }

  @Test
  void aTokenOfTheFileLetsIn() throws Exception {
    assertThat(post(INFER, READER).statusCode()).isEqualTo(200);
    assertThat(post(INFER, OPERATOR).statusCode()).isEqualTo(200);
  }

  @Test
  void aRequestWithoutOneIsToldWhatItNeeds() throws Exception {
    HttpResponse<byte[]> refused = post(INFER, null);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("www-authenticate")).hasValue("Bearer");
    assertThat(rest.answer(refused).error()).contains("bearer token is needed");
    assertThat(rest.get("/v2/models/tiny").status()).isEqualTo(401);
  }

  @Test
  void aTokenOfNobodyIsRefused() throws Exception {
    HttpResponse<byte[]> refused = post(INFER, READER + "x");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("www-authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
    assertThat(new String(refused.body(), StandardCharsets.UTF_8)).doesNotContain(READER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INDEX,
        "/v2/repository/models/tiny/unload",
        "/v2/%72epository/index",
        "/v2/%2572epository/index",
        "/v2/./repository/index",
        "/v2//repository/index",
        "/v2/models/../repository/index",
        "/v2/models/%2e%2e/repository/index"
      })
  void whoMayInferMayNotControl(String path) throws Exception {
    HttpResponse<byte[]> refused = post(path, READER);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("www-authenticate"))
        .hasValue("Bearer error=\"insufficient_scope\"");
    assertThat(post(path, OPERATOR).statusCode()).isNotIn(401, 403);
  }

  @Test
  void aTargetWithItsHostIsTheSamePath() throws Exception {
    try (RawConnection connection = new RawConnection(server.httpPort())) {
      connection.send(
          "POST http://test/v2/repository/index HTTP/1.1\r\nhost: test\r\ncontent-length: 0\r\n"
              + "authorization: Bearer "
              + READER
              + "\r\n\r\n");

      assertThat(connection.answer()).startsWith("HTTP/1.1 403 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v2/health/live",
        "/v2/health/ready",
        "/v2/models/tiny/ready",
        "/v1/models/tiny",
        "/metrics"
      })
  void probesAndMetricsAreOpen(String path) throws Exception {
    assertThat(rest.bytes(path).statusCode()).isEqualTo(200);
  }

  @Test
  void tokensAreExchangedWithoutARestart() throws Exception {
    String next = "next-0123456789abcdef";
    Files.writeString(tokens, READER + "\n" + next + "\n");
    await().until(() -> post(INFER, next).statusCode() == 200);
    assertThat(post(INFER, READER).statusCode()).isEqualTo(200);

    Files.writeString(tokens, next);
    await().until(() -> post(INFER, READER).statusCode() == 401);
    assertThat(post(INFER, next).statusCode()).isEqualTo(200);
  }

  @Test
  void callsOfGrpcNeedThemToo() {
    ModelMetadataRequest request = ModelMetadataRequest.newBuilder().setName("tiny").build();
    try (Grpc grpc = server.grpc()) {
      StatusRuntimeException refused =
          catchThrowableOfType(
              StatusRuntimeException.class, () -> grpc.calls().modelMetadata(request));

      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(grpc.calls().serverReady(ServerReadyRequest.getDefaultInstance()).getReady())
          .isTrue();
      Metadata headers = new Metadata();
      headers.put(
          Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + READER);
      assertThat(
              grpc.calls()
                  .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                  .modelMetadata(request)
                  .getName())
          .isEqualTo("tiny");
    }
  }

  @Test
  void aTokenThatCanBeGuessedIsNone() throws Exception {
    Path weak = Files.writeString(temp.resolve("weak"), "secret\n");

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> Options.open("--token-file=" + weak))
        .withMessageContaining("fewer than 16 characters")
        .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining("secret"));
  }
}
