package io.pulseline.contract.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadyLineTest {

  @Test
  void readsBackWhatItWrites() {
    ReadyLine line =
        ReadyLine.of("serving", "http://h:1").with(ReadyLine.GRPC, "h:2").with("version", "v 1");

    assertThat(line).hasToString("READY serving http://h:1 grpc=h:2 version=v 1");
    assertThat(ReadyLine.parse(line.toString())).contains(line);
  }

  @Test
  void aDetailMayHoldSpacesAndSignsOfEquality() {
    ReadyLine line =
        ReadyLine.parse("READY ingest http://h:1 restored=file:/a b/c=d/chk-3 version=v 1")
            .orElseThrow();

    assertThat(line.detail(ReadyLine.RESTORED)).contains("file:/a b/c=d/chk-3");
    assertThat(line.detail(ReadyLine.VERSION)).contains("v 1");
    assertThat(line.detail(ReadyLine.GRPC)).isEmpty();
  }

  @Test
  void otherLinesAreNone() {
    assertThat(ReadyLine.parse("READY")).isEmpty();
    assertThat(ReadyLine.parse("READY kafka")).isEmpty();
    assertThat(ReadyLine.parse("not READY kafka h:1")).isEmpty();
    assertThat(ReadyLine.parse("{\"READY\":1}")).isEmpty();
  }
}
