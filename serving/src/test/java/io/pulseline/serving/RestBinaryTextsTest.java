package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Strings as binary tensors, in and out. */
class RestBinaryTextsTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.strings());

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static HttpResponse<byte[]> infer(byte[] city) throws Exception {
    String json =
        """
        {"inputs":[
        {"name":"city","datatype":"BYTES","shape":[2],"parameters":{"binary_data_size":%d}},
        {"name":"age","datatype":"INT64","shape":[2],"data":[63,40]},
        {"name":"weight","datatype":"FP32","shape":[2],"data":[80.5,70]},
        {"name":"smoker","datatype":"INT32","shape":[2],"data":[1,0]}],
        "outputs":[{"name":"label","parameters":{"binary_data":true}}]}"""
            .formatted(city.length);
    BinaryBody body = BinaryBody.of(json, city);
    return rest.post(
        "/v2/models/tiny/infer", body.bytes(), BinaryBody.JSON_LENGTH, body.jsonLength());
  }

  @Test
  void areLengthsAndBytes() throws Exception {
    BinaryBody answer = BinaryBody.of(infer(BinaryBody.texts("Tromsø", "Oslo")));

    assertThat(answer.tensors()).isEqualTo(BinaryBody.texts("unsure", "unsure"));
  }

  @Test
  void areRefusedWhenTheyEndTooEarly() throws Exception {
    byte[] city = BinaryBody.texts("Tromsø", "Oslo");
    city[0] = 120;

    Rest.Answer answer = rest.answer(infer(city));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("'city', element 0", "end too early");
  }
}
