package io.pulseline.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastTest {
  @Test
  void isReadAsItWasWritten() {
    Last last = new Last("run-1", Alerts.NOON);

    assertThat(Last.read(last.written())).contains(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "somebody else's", "{\"training\":\"run\",\"at\":\"noon\"}"})
  void whatOthersCommittedIsNone(String written) {
    assertThat(Last.read(written)).isEmpty();
  }
}
