package io.pulseline.trainer.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskAssignmentTest {
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "DMLC_TRACKER_URI", "fit-node-0-0.fit",
              "DMLC_TRACKER_PORT", "29500",
              "DMLC_NUM_WORKER", "4",
              "DMLC_TASK_ID", "3"));

  @Test
  void isWhatTheJobSays() {
    assertThat(TaskAssignment.of(environment))
        .contains(new TaskAssignment("fit-node-0-0.fit", 29500, 4, 3))
        .hasValueSatisfying(task -> assertThat(task).hasToString("task 3 of 4"));
  }

  @Test
  void thereIsNoneWithoutAJobOrInOneOfASingleTask() {
    assertThat(TaskAssignment.of(Map.of("PATH", "/bin"))).isEmpty();
    environment.putAll(Map.of("DMLC_NUM_WORKER", "1", "DMLC_TASK_ID", "0"));
    assertThat(TaskAssignment.of(environment)).isEmpty();
  }

  @Test
  void refusesHalfOfIt() {
    environment.remove("DMLC_TASK_ID");
    environment.put("DMLC_TRACKER_URI", " ");

    assertThatThrownBy(() -> TaskAssignment.of(environment))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("DMLC_TRACKER_URI and DMLC_TASK_ID are not set, but others");
  }

  @Test
  void refusesNumbersThatCannotBe() {
    environment.put("DMLC_TASK_ID", "4");
    assertThatThrownBy(() -> TaskAssignment.of(environment))
        .hasMessage("DMLC_TASK_ID is 4, it must be from 0 to 3");

    environment.put("DMLC_TRACKER_PORT", "many");
    assertThatThrownBy(() -> TaskAssignment.of(environment))
        .hasMessage("DMLC_TRACKER_PORT is 'many', it must be a whole number");
  }

  @Test
  void holdsUpWhatEachNodeWouldDoForItself() {
    Workers.requireNone(Map.of(), "train run");

    assertThatThrownBy(() -> Workers.requireNone(environment, "train run"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("train run is for one machine, and this is task 3 of 4");
  }
}
