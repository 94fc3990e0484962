package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed bodies in both directions. */
class RestCompressionTest {
  private static final String INFER = "/v2/models/tiny/infer";
  private static final String ONE_ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}""";
  private static final int ROWS = 500;

  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.numbers());

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static byte[] compressed(String encoding, byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        encoding.equals("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  private static byte[] inflated(String encoding, byte[] body) throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body);
    return (encoding.equals("gzip") ? new GZIPInputStream(bytes) : new InflaterInputStream(bytes))
        .readAllBytes();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String manyRows() {
    return """
        {"inputs":[{"name":"features","datatype":"FP32","shape":[%d,3],"data":[63,80.5,1%s]}]}"""
        .formatted(ROWS, ",50,70,0".repeat(ROWS - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void aRequestMayBeCompressed(String encoding) throws Exception {
    HttpResponse<byte[]> response =
        rest.post(INFER, compressed(encoding, utf8(ONE_ROW)), "Content-Encoding", encoding);

    assertThat(rest.answer(response).output("label").path("data").toString()).isEqualTo("[7]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void aRequestMayBeCompressedToAFractionOfItself(String encoding) throws Exception {
    byte[] body = compressed(encoding, utf8(manyRows()));
    assertThat(body).hasSizeLessThan(manyRows().length() / 16);

    HttpResponse<byte[]> response = rest.post(INFER, body, "Content-Encoding", encoding);

    assertThat(rest.answer(response).output("label").path("data")).hasSize(ROWS);
  }

  @Test
  void deflateMayLackWhatZlibPutsAroundIt() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (OutputStream out = new DeflaterOutputStream(bytes, raw)) {
      out.write(utf8(ONE_ROW));
    }
    raw.end();

    assertThat(rest.post(INFER, bytes.toByteArray(), "Content-Encoding", "deflate").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void aBodyThatEndsTooEarlyIsRefused(String encoding) throws Exception {
    byte[] body = compressed(encoding, utf8(ONE_ROW));

    Rest.Answer answer =
        rest.answer(
            rest.post(INFER, Arrays.copyOf(body, body.length / 2), "Content-Encoding", encoding));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("Content-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void binaryTensorsMayBeCompressedWithTheirJson(String encoding) throws Exception {
    BinaryBody body =
        BinaryBody.of(
            ONE_ROW.replace("\"data\":[63,80.5,1]", "\"parameters\":{\"binary_data_size\":12}"),
            BinaryBody.floats(63, 80.5f, 1));

    HttpResponse<byte[]> response =
        rest.post(
            INFER,
            compressed(encoding, body.bytes()),
            "Content-Encoding",
            encoding,
            BinaryBody.JSON_LENGTH,
            body.jsonLength());

    assertThat(rest.answer(response).output("label").path("data").toString()).isEqualTo("[7]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void anAnswerIsCompressedForWhoAcceptsIt(String encoding) throws Exception {
    HttpResponse<byte[]> plain = rest.post(INFER, utf8(manyRows()));
    HttpResponse<byte[]> smaller = rest.post(INFER, utf8(manyRows()), "Accept-Encoding", encoding);

    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    assertThat(smaller.headers().firstValue("content-encoding")).hasValue(encoding);
    assertThat(smaller.body()).hasSizeLessThan(plain.body().length / 2);
    assertThat(inflated(encoding, smaller.body())).isEqualTo(plain.body());
  }

  @Test
  void anAnswerOfBinaryTensorsIsCompressedToo() throws Exception {
    HttpResponse<byte[]> response =
        rest.post(
            INFER, new byte[12 * ROWS], BinaryBody.JSON_LENGTH, "0", "Accept-Encoding", "gzip");

    int json =
        Integer.parseInt(response.headers().firstValue(BinaryBody.JSON_LENGTH).orElseThrow());
    assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
    assertThat(inflated("gzip", response.body())).hasSize(json + ROWS * 16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void aBodyBeyondTheLimitOnceInflatedIsRefused(String encoding) throws Exception {
    byte[] bomb = compressed(encoding, new byte[64 << 20]);
    assertThat(bomb).hasSizeLessThan(RunningServer.MAX_BODY_BYTES);

    Rest.Answer answer = rest.answer(rest.post(INFER, bomb, "Content-Encoding", encoding));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.error()).contains(Integer.toString(RunningServer.MAX_BODY_BYTES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "br", "snappy", "gzip, gzip"})
  void anUnknownEncodingIsRefused(String encoding) throws Exception {
    Rest.Answer answer = rest.answer(rest.post(INFER, utf8(ONE_ROW), "Content-Encoding", encoding));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.error()).contains("'" + encoding + "'", "gzip, deflate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void aBodyThatIsNotWhatItsEncodingSaysIsRefused(String encoding) throws Exception {
    Rest.Answer answer =
        rest.answer(rest.post(INFER, utf8("\u001f" + ONE_ROW), "Content-Encoding", encoding));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("Content-Encoding");
  }

  @Test
  void identityIsNoEncoding() throws Exception {
    assertThat(rest.post(INFER, utf8(ONE_ROW), "Content-Encoding", "identity").statusCode())
        .isEqualTo(200);
  }
}
