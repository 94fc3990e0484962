package io.pulseline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadyLineTest {
  @Test
  void readsAValueWithSpacesUpToTheNextKey() {
    String line = "READY ingest http://h:1 restored=file:/a b/chk-3 version=v 1";

    assertThat(ReadyLine.value(line, "restored")).contains("file:/a b/chk-3");
    assertThat(ReadyLine.value(line, "version")).contains("v 1");
    assertThat(ReadyLine.value(line, "grpc")).isEmpty();
  }
}
