package io.pulseline.jobs.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class S3EndpointTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("STORE", "http://store:9000");

  @Test
  void isWhatFlinksClientIsTold() {
    assertThat(endpoint("http://other:1")).isEqualTo("http://other:1");
  }

  @Test
  void isLookedUpWhereFlinksClientLooksItUp() {
    assertThat(endpoint("${env.STORE}")).isEqualTo("http://store:9000");
  }

  @Test
  void isThatOfAwsWhenNothingIsSaid() {
    assertThat(S3Endpoint.of(new Configuration(), ENVIRONMENT)).isNull();
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    assertThatThrownBy(() -> endpoint("${env.STOER}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("STOER is not set");
  }

  private static String endpoint(String configured) {
    Configuration flink = new Configuration();
    flink.setString("s3.endpoint", configured);
    return S3Endpoint.of(flink, ENVIRONMENT);
  }
}
