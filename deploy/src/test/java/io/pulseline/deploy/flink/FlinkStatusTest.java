package io.pulseline.deploy.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class FlinkStatusTest {
  private static final String SAVEPOINTS = "s3://pulseline/deploy-dev/savepoints/";

  @Test
  void aJobThatRunsIsReady() {
    FlinkStatus stable = FlinkStatus.of(Recorded.deployment("stable"));

    assertThat(stable.isReady()).isTrue();
    assertThat(stable.words()).isEqualTo("STABLE, JobManager READY, job RUNNING");
    assertThat(stable.savepoint()).isNull();
  }

  @Test
  void whatIsSaidOfTheSpecificationBeforeIsNotSaidOfThisOne() {
    JsonNode changed = Recorded.deployment("stable");
    ((ObjectNode) changed.get("metadata")).put("generation", 3);

    assertThat(FlinkStatus.of(changed).isReady()).isFalse();
  }

  @Test
  void progressSaysThatItIsOfTheSpecificationBefore() {
    JsonNode changed = Recorded.deployment("stable");
    ((ObjectNode) changed.get("metadata")).put("generation", 3);

    assertThat(FlinkStatus.of(changed).words())
        .isEqualTo("STABLE, JobManager READY, job RUNNING, by the specification before");
  }

  @Test
  void newerOperatorsSayWhichSpecificationTheyMean() {
    JsonNode changed = Recorded.deployment("stable");
    ((ObjectNode) changed.get("metadata")).put("generation", 3);
    ((ObjectNode) changed.get("status")).put("observedGeneration", 3);

    assertThat(FlinkStatus.of(changed).isReady()).isTrue();
  }

  @Test
  void theLatestSavepointIsNamed() {
    assertThat(FlinkStatus.of(Recorded.deployment("savepointed")).savepoint())
        .isEqualTo(SAVEPOINTS + "savepoint-35bf5d-f6b095d905b0");
  }

  @Test
  void aJobThatIsSuspendedHasFinishedAndIsNotReady() {
    FlinkStatus suspended = FlinkStatus.of(Recorded.deployment("suspended"));

    assertThat(suspended.job()).isEqualTo("FINISHED");
    assertThat(suspended.standsStill()).isTrue();
    assertThat(suspended.isReady()).isFalse();
    assertThat(suspended.savepoint()).isEqualTo(SAVEPOINTS + "savepoint-35bf5d-3d5e09b2a6bd");
  }

  @Test
  void aBatchJobIsReadyWhenItHasFinished() {
    JsonNode finished = Recorded.deployment("stable");
    ((ObjectNode) finished.at("/status/jobStatus")).put("state", "FINISHED");

    assertThat(FlinkStatus.of(finished).isReady()).isTrue();
  }

  @Test
  void theOperatorsErrorIsThatOfTheInnermostException() {
    assertThat(FlinkStatus.of(Recorded.deployment("failed")).error())
        .isEqualTo("java.lang.IllegalStateException: the job did not start; the error is above");
  }

  @Test
  void anErrorWithoutACauseIsItsOwnReason() {
    assertThat(FlinkStatus.of(Recorded.deployment("noimage")).error())
        .startsWith("failed to pull and unpack image")
        .hasSizeLessThan(310);
  }

  @Test
  void anErrorThatIsNoJsonIsTakenAsItIs() {
    JsonNode old = Recorded.deployment("failed");
    ((ObjectNode) old.get("status")).put("error", "job\n  failed");

    assertThat(FlinkStatus.of(old).error()).isEqualTo("job failed");
  }

  @Test
  void aDeploymentThatNobodyHasLookedAtIsNothingYet() {
    JsonNode fresh = Recorded.deployment("stable");
    ((ObjectNode) fresh).remove("status");

    FlinkStatus status = FlinkStatus.of(fresh);

    assertThat(status.isReady()).isFalse();
    assertThat(status.words()).isEqualTo("CREATED, JobManager MISSING, job -");
  }
}
