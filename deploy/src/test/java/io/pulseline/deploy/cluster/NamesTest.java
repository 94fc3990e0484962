package io.pulseline.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "pulseline-ingest", "2nd"})
  void whatKubernetesTakesIsTaken(String name) {
    assertThat(Names.require("namespace", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "two words", "a/b", "..", "-a", "a-"})
  void whatItDoesNotTakeIsRefused(String name) {
    assertThatThrownBy(() -> Names.require("namespace", name))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("'" + name + "' is no name of a namespace");
  }
}
