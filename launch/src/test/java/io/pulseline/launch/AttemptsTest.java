package io.pulseline.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  @Test
  void aFailureSkipsNothingAndAllAreReported() {
    List<String> done = new ArrayList<>();
    RuntimeException second = new IllegalStateException("second");
    Attempts attempts = new Attempts();
    attempts.run(
        () -> {
          throw new IllegalStateException("first");
        });
    attempts.run(() -> done.add("between"));
    attempts.run(
        () -> {
          throw second;
        });

    assertThat(done).containsExactly("between");
    assertThatThrownBy(attempts::rethrow).hasMessage("first").hasSuppressedException(second);
  }

  @Test
  void withoutAFailureNothingIsThrown() {
    Attempts attempts = new Attempts();
    attempts.run(() -> {});
    attempts.rethrow();
  }
}
