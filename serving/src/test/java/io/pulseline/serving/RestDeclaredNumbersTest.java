package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number of JSON is held against the datatype that its tensor declares, before or after it. */
class RestDeclaredNumbersTest {
  private static final String INFER = "/v2/models/tiny/infer";

  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.numbers());

  private static Rest rest;

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static String table(String first, String second) {
    return "{\"inputs\":[{\"name\":\"features\",\"shape\":[1,3],%s,%s}]}".formatted(first, second);
  }

  @ParameterizedTest
  @CsvSource({
    "UINT8, 300.0, 300 is not a UINT8",
    "BOOL, 2.0, 2 is not a BOOL",
    "BOOL, 2, 2 is not a BOOL",
    "INT32, 1e30, 1000000000000000000000000000000 is not a INT32",
    "INT64, 16777217.5, expected a whole number for INT64",
    "FP32, 1e39, 'is not a FP32'",
    "FP32, 1000000000000000000000000000000000000000, 'is not a FP32'",
    "FP64, 1e400, 1e400 is not a FP64",
  })
  void refusesWhatItsDatatypeCannotHold(String datatype, String number, String words)
      throws Exception {
    String declared = "\"datatype\":\"" + datatype + "\"";
    String data = "\"data\":[1," + number + ",1]";

    for (String body : new String[] {table(declared, data), table(data, declared)}) {
      Rest.Answer answer = rest.post(INFER, body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error()).contains("'features', element 1", words);
    }
  }

  @Test
  void takesAnInfinityThatIsSpeltOut() throws Exception {
    for (String datatype : new String[] {"FP32", "FP64"}) {
      String body = table("\"datatype\":\"" + datatype + "\"", "\"data\":[1,Infinity,1]");

      assertThat(rest.post(INFER, body).status()).isEqualTo(200);
    }
  }

  @Test
  void takesWholeNumbersHoweverTheyAreWritten() throws Exception {
    String body = table("\"datatype\":\"UINT8\"", "\"data\":[2.55e2,7.0,1]");

    assertThat(rest.post(INFER, body).status()).isEqualTo(200);
  }
}
