package io.pulseline.contract.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleJsonTest {
  @Test
  void readsBackWhatItWrites() {
    List<Sample> samples =
        List.of(
            new Sample(Arrays.asList(63.0, null, (double) 0.1f), 1, List.of(0.25, 0.75)),
            new Sample(Arrays.asList(null, null, null), 0, List.of(1.0, 0.0)));

    assertThat(SampleJson.read(SampleJson.write(samples), "here")).isEqualTo(samples);
  }

  @Test
  void saysWhereBytesAreNoSamples() {
    for (String json : List.of("{", "{}", "[{\"label\": \"one\"}]", "[{\"label\": 1}]", "[null]")) {
      assertThatThrownBy(() -> SampleJson.read(json.getBytes(UTF_8), "v_1/samples.json"))
          .as(json)
          .isInstanceOf(UserException.class)
          .hasMessageStartingWith("v_1/samples.json is no list of samples: ");
    }
  }
}
