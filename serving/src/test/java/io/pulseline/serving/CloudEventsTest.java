package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** v1 requests that are CloudEvents. */
class CloudEventsTest {
  private static final String PREDICT = "/v1/models/tiny:predict";
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String DATA = "{\"instances\": [[63,80.5,1],[-40,0,0]]}";
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"7","source":"/ward/3","type":"patient","extra":{"a":[1]},
       "datacontenttype":"application/json","data":%s}"""
          .formatted(DATA);

  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.numbers());

  @RegisterExtension
  static final RunningServer EXPLAINED =
      new RunningServer(folder -> GrownModel.write(folder, GrownModel.TWO));

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static HttpResponse<byte[]> binary(String... more) throws Exception {
    List<String> headers =
        new ArrayList<>(
            List.of(
                "ce-specversion",
                "1.0",
                "ce-id",
                "7",
                "ce-source",
                "/ward/3",
                "ce-type",
                "patient",
                "content-type",
                "application/json"));
    headers.addAll(List.of(more));
    return binary(headers);
  }

  private static HttpResponse<byte[]> binary(List<String> headers) throws Exception {
    return rest.post(
        PREDICT, DATA.getBytes(StandardCharsets.UTF_8), headers.toArray(String[]::new));
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static void assertRefused(String event, int status, String error) throws Exception {
    Rest.Answer answer = rest.post(PREDICT, STRUCTURED, event);
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/json");
  }

  private static JsonNode predictions() throws Exception {
    return rest.post(PREDICT, DATA).body();
  }

  @Test
  void anEventInHeadersIsAnsweredWithOne() throws Exception {
    HttpResponse<byte[]> answer = binary();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new ObjectMapper().readTree(answer.body())).isEqualTo(predictions());
    assertThat(header(answer, "content-type")).isEqualTo("application/json");
    assertThat(header(answer, "ce-specversion")).isEqualTo("1.0");
    assertThat(header(answer, "ce-type")).isEqualTo("io.kserve.inference.response");
    assertThat(header(answer, "ce-source")).isEqualTo("io.kserve.inference.tiny");
    assertThat(header(answer, "ce-id")).isNotBlank().isNotEqualTo(header(binary(), "ce-id"));
    assertThat(Instant.parse(header(answer, "ce-time"))).isBefore(Instant.now().plusSeconds(1));
  }

  @Test
  void anEventInJsonIsAnsweredWithOne() throws Exception {
    Rest.Answer answer = rest.post(PREDICT, STRUCTURED, EVENT);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(STRUCTURED);
    JsonNode event = answer.body();
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("type").asText()).isEqualTo("io.kserve.inference.response");
    assertThat(event.path("source").asText()).isEqualTo("io.kserve.inference.tiny");
    assertThat(event.path("id").asText()).isNotBlank();
    assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
    assertThat(event.path("data")).isEqualTo(predictions());
  }

  @Test
  void dataMayComeBeforeTheAttributesOrInBase64() throws Exception {
    String base64 = Base64.getEncoder().encodeToString(DATA.getBytes(StandardCharsets.UTF_8));
    String attributes = "\"specversion\":\"1.0\",\"id\":\"é\",\"source\":\"s\",\"type\":\"t\"";

    for (String event :
        List.of(
            "{\"data\":%s,%s}".formatted(DATA, attributes),
            "{%s,\"data\": %s }".formatted(attributes, DATA),
            "{%s,\"data_base64\":\"%s\"}".formatted(attributes, base64))) {
      Rest.Answer answer = rest.post(PREDICT, STRUCTURED + "; charset=utf-8", event);
      assertThat(answer.body().path("data")).as(event).isEqualTo(predictions());
    }
  }

  @Test
  void anExplanationComesAsAnEventToo() throws Exception {
    String instances = "{\"instances\": [[150,\"pippin\",3]]}";
    Rest.Answer answer =
        EXPLAINED
            .rest()
            .post("/v1/models/tiny:explain", STRUCTURED, EVENT.replace(DATA, instances));

    assertThat(answer.body().path("data").path("explanations")).hasSize(1);
  }

  @Test
  void aPlainRequestGetsAPlainAnswer() throws Exception {
    HttpResponse<byte[]> answer = binary(List.of("content-type", "application/json"));

    assertThat(answer.headers().map()).doesNotContainKey("ce-id");
  }

  @Test
  void anEventLacksNoAttribute() throws Exception {
    HttpResponse<byte[]> headers =
        binary(List.of("ce-specversion", "1.0", "ce-id", "7", "content-type", "application/json"));

    assertThat(headers.statusCode()).isEqualTo(400);
    assertThat(rest.answer(headers).error())
        .isEqualTo(
            "the CloudEvent has no header ce-source, expected all of [specversion, id, source, type]"
                + " with that prefix");
    assertRefused(
        EVENT.replace("\"id\"", "\"ID\""),
        400,
        "the CloudEvent has no 'id', expected all of [specversion, id, source, type]");
    assertRefused(
        EVENT.replace("\"data\"", "\"date\""),
        400,
        "the CloudEvent has no 'data', expected {\"instances\": [[…], …]}");
  }

  @Test
  void anEventIsOfTheOneVersionAndHoldsJson() throws Exception {
    assertRefused(
        EVENT.replace("\"1.0\"", "\"0.3\""),
        400,
        "CloudEvents of specversion '0.3' are not understood here, send 1.0");
    assertRefused(
        EVENT.replace("application/json", "text/csv"),
        415,
        "data of a CloudEvent must be application/json, but its datacontenttype is 'text/csv'");
    assertRefused(
        EVENT.replace(DATA, "\"63,80.5,1\""),
        400,
        "'data' must be an object such as {\"instances\": …}, but the string \"63,80.5,1\" came");
    assertRefused(
        "[" + EVENT + "]", 400, "the body must be a CloudEvent, a JSON object, but an array came");
  }

  @Test
  void anEventIsUtf8() throws Exception {
    HttpResponse<byte[]> answer =
        rest.post(PREDICT, EVENT.getBytes(StandardCharsets.UTF_16BE), "content-type", STRUCTURED);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(rest.answer(answer).error()).startsWith("the body is not valid JSON at line 1");
  }

  @Test
  void whoAcceptsNothingButEventsGetsThem() throws Exception {
    HttpResponse<byte[]> event =
        rest.post(
            PREDICT,
            EVENT.getBytes(StandardCharsets.UTF_8),
            "content-type",
            STRUCTURED,
            "accept",
            STRUCTURED);

    assertThat(event.statusCode()).isEqualTo(200);
    assertThat(header(event, "content-type")).isEqualTo(STRUCTURED);
  }

  @Test
  void anErrorIsNoEvent() throws Exception {
    assertRefused(
        EVENT.replace("instances", "inputs"),
        400,
        "the body has no 'instances', expected an array of rows");
    assertThat(binary("ce-id", "8").statusCode()).isEqualTo(200);
  }

  @Test
  void anEventInJsonIsOneByItsContentType() throws Exception {
    Rest.Answer answer = rest.post(PREDICT, EVENT);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error())
        .isEqualTo(
            "the body has no 'instances', expected an array of rows; a CloudEvent is sent as"
                + " application/cloudevents+json");
  }

  @Test
  void anEventIsForV1() throws Exception {
    Rest.Answer answer = rest.post("/v2/models/tiny/infer", STRUCTURED, EVENT);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.error()).contains(STRUCTURED, "application/json");
  }
}
