package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small requests in the usual form, which are answered before Micronaut sees them. */
class PlainInferTest {
  @RegisterExtension
  private static final RunningServer SERVER = new RunningServer(Signatures.numbers());

  private static final String ROW = body("1", "1,2,1");

  private static RawConnection connect() throws IOException {
    return new RawConnection(URI.create(SERVER.url()).getPort());
  }

  private static String body(String rows, String data) {
    return """
        {"id":"%s","inputs":[{"name":"features","datatype":"FP32","shape":[%s,3],"data":[%s]}]}"""
        .formatted(rows, rows, data);
  }

  private static String post(String path, String accepted, String body) {
    return "POST %s HTTP/1.1\r\nhost: t\r\nx-request-id: 7\r\naccept: %s\r\n"
            .formatted(path, accepted)
        + "content-type: application/json\r\ncontent-length: %d\r\n\r\n%s"
            .formatted(body.length(), body);
  }

  /** An answer's head by name, and its body; the time left out. */
  private static Map<String, String> parts(String answer) {
    Map<String, String> parts = new TreeMap<>();
    String[] headAndBody = answer.split("\r\n\r\n", 2);
    parts.put("body", headAndBody[1]);
    for (String line : headAndBody[0].lines().toList()) {
      String[] nameAndValue = line.split(": ", 2);
      parts.put(nameAndValue[0].toLowerCase(Locale.ROOT), nameAndValue[nameAndValue.length - 1]);
    }
    assertThat(parts.remove("date")).endsWith(" GMT");
    return parts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[1,2,1]}]}",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[2,3],\"data\":[1,2,1,1,2,1]}],"
            + "\"outputs\":[{\"name\":\"label\",\"parameters\":{\"binary_data\":true}}]}",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[2,3],\"data\":[1,2,1]}]}",
        "{\"inputs\":[{\"name\":\"other\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[1,2,1]}]}",
        "{\"inputs\":[],\"parameters\":{\"explain\":true}}",
        "{\"inputs\":",
        "{}",
        "7"
      })
  void isAnsweredAsAnyOtherFormOfItIs(String body) throws Exception {
    for (String path :
        new String[] {
          "/v2/models/tiny/infer",
          "/v2/models/tiny/versions/" + TinyModel.VERSION + "/infer",
          "/v2/models/tiny/versions/none/infer",
          "/v2/models/other/infer",
          "/v2/models/tiny/versions/infer"
        }) {
      try (RawConnection client = connect()) {
        String plain = client.send(post(path, "*/*", body)).answer();
        String other = client.send(post(path, "application/json, */*", body)).answer();

        assertThat(parts(plain))
            .as(path)
            .isEqualTo(parts(other))
            .containsEntry("x-request-id", "7");
      }
    }
  }

  @Test
  void waitsForTheAnswersToThoseBeforeIt() throws Exception {
    String rows = String.join(",", Collections.nCopies(2_000, "1,2,1"));
    String infer = "/v2/models/tiny/infer";
    try (RawConnection client = connect()) {
      client.send(
          post(infer, "*/*", body("2000", rows))
              + post(infer, "*/*", ROW)
              + "GET /v2/health/live HTTP/1.1\r\nhost: t\r\n\r\n"
              + post(infer, "*/*", ROW));

      assertThat(client.answer()).contains("\"id\":\"2000\"");
      assertThat(client.answer()).contains("\"id\":\"1\"");
      assertThat(client.answer()).contains("\"live\":true");
      assertThat(client.answer()).contains("\"id\":\"1\"");
    }
  }

  @Test
  void mayComeByteByByte() throws Exception {
    try (RawConnection client = connect()) {
      for (char letter : post("/v2/models/tiny/infer", "*/*", ROW).toCharArray()) {
        client.send(Character.toString(letter));
      }

      assertThat(client.answer()).startsWith("HTTP/1.1 200 OK").contains("\"id\":\"1\"");
    }
  }
}
