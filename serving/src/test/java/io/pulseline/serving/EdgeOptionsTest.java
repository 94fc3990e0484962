package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pulseline.contract.UserException;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of all that stands before the transports. */
class EdgeOptionsTest {
  @Test
  void areOffUnlessAskedFor() {
    Edge edge = TokensTest.Options.open();

    assertThat(edge.tls()).isEmpty();
    assertThat(edge.tokens()).isEmpty();
    assertThat(edge.accessLog()).isEmpty();
    assertThat(edge.payloads()).isEmpty();
    assertThat(edge.limits()).isEqualTo(Limits.standard(RunningServer.MAX_BODY_BYTES));
  }

  @Test
  void setEachLimit() {
    Limits limits =
        TokensTest.Options.open(
                "--max-concurrency=3",
                "--max-rows=4",
                "--max-connections=5",
                "--request-timeout=6s",
                "--idle-timeout=7m")
            .limits();

    assertThat(limits)
        .isEqualTo(
            new Limits(3, limits.bodyBytes(), 4, 5, Duration.ofSeconds(6), Duration.ofMinutes(7)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-concurrency=0 | --max-concurrency 0 must be above 0",
        "--max-rows=-1 | --max-rows -1 must be above 0",
        "--max-connections=0 | --max-connections 0 must be above 0",
        "--request-timeout=10ms | --request-timeout: a second is the least that makes sense",
        "--idle-timeout=10ms | --idle-timeout: a second is the least that makes sense",
        "--tls-cert=c | --tls-cert and --tls-key belong together: give both",
        "--tls-key=k | --tls-cert and --tls-key belong together: give both",
        "--tls-client-ca=a | --tls-client-ca needs --tls-cert and --tls-key",
        "--jwt-issuer=i | --jwt-issuer, --jwt-audience and --jwt-infer-scope need --jwks",
        "--jwks=k --token-file=t | give either files of tokens or --jwks, not both",
        "--token-file=/none/there | tokens [/none/there] cannot be used: no such file: /none/there",
        "--jwks=http://127.0.0.1:1/k --jwt-issuer=i --jwt-audience=a | --jwks"
            + " http://127.0.0.1:1/k:",
        "--payload-log=t | --payload-log needs the brokers: give --bootstrap HOST:PORT",
        "--payload-log=t --bootstrap=h:1 --payload-sample=2 | --payload-sample 2.0 is no share"
      })
  void sayWhatIsWrongWithThem(String options, String refusal) {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> TokensTest.Options.open(options.split(" ")))
        .withMessageContaining(refusal)
        .satisfies(wrong -> assertThat(wrong.getMessage()).hasLineCount(1));
  }
}
