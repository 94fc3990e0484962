package io.pulseline.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import org.junit.jupiter.api.Test;

class PredictCommandTest {
  @Test
  void readsARowOfColumnsAndValues() {
    assertThat(PredictCommand.values("a=1, b=x=y,c="))
        .containsEntry("a", "1")
        .containsEntry("b", "x=y")
        .containsEntry("c", "");
  }

  @Test
  void namesAPairWithoutAColumn() {
    assertThatThrownBy(() -> PredictCommand.values("a=1,5"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'5' is not column=value");
  }
}
