package io.pulseline.deploy.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodTroubleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noimage   | no image pulseline-flink:nosuch (ErrImagePull: network is unreachable); correct",
        "neverpull | no image pulseline-flink:nosuch (ErrImageNeverPull: Container image",
        "noconfig  | 'pod noconfig cannot start (CreateContainerConfigError: secret \"nosuch\" not found); make'"
      })
  void whatNobodyButAPersonCanMendLasts(String pod, String words) {
    PodTrouble trouble = PodTrouble.of(Recorded.pod(pod)).orElseThrow();

    assertThat(trouble.lasts()).isTrue();
    assertThat(trouble.words()).startsWith(words).hasLineCount(1);
  }

  @Test
  void aNodeMayStillBecomeFree() {
    PodTrouble trouble = PodTrouble.of(Recorded.pod("noroom")).orElseThrow();

    assertThat(trouble.lasts()).isFalse();
    assertThat(trouble.words())
        .startsWith("no node has room for pod noroom: 0/1 nodes are available: 1 Insufficient cpu");
  }

  @Test
  void aContainerThatRunsAgainMayStillStay() {
    PodTrouble trouble = PodTrouble.of(Recorded.pod("crash")).orElseThrow();

    assertThat(trouble.lasts()).isFalse();
    assertThat(trouble.crashed()).isEqualTo("flink-main-container");
    assertThat(trouble.words()).isEqualTo("pod crash ended with exit code 2, 3 restarts so far");
  }

  @Test
  void aCommandThatIsNotInTheImageIsNamed() {
    PodTrouble trouble = PodTrouble.of(Recorded.pod("noentry")).orElseThrow();

    assertThat(trouble.words())
        .startsWith(
            "pod noentry ended with exit code 128: unable to start container process: exec:"
                + " \"/docker-entrypoint.sh\"")
        .hasLineCount(1);
  }

  @Test
  void aPodThatRunsHasNone() {
    assertThat(PodTrouble.of(Recorded.pod("running"))).isEmpty();
  }

  @Test
  void theOneThatLastsIsToldBeforeTheOthers() {
    assertThat(PodTrouble.ofAny(List.of(Recorded.pod("noroom"), Recorded.pod("noimage"))))
        .map(PodTrouble::pod)
        .contains("noimage");
  }

  @Test
  void ourOwnErrorLineSaysMoreThanJavasCause() {
    assertThat(
            LastWords.of(
                """
                error: no dataset 'nowhere'
                Exception in thread main
                Caused by: java.lang.IllegalStateException: the error is above
                """))
        .contains("no dataset 'nowhere'");
  }

  @Test
  void theInnermostCauseIsTheLast() {
    assertThat(LastWords.of("Caused by: a\n\tat x\nCaused by: b\n\tat y\n")).contains("b");
    assertThat(LastWords.of("started\n")).isEmpty();
  }
}
