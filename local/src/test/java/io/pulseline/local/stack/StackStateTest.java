package io.pulseline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {
  @TempDir Path temporary;

  @Test
  void readsBackWhatItWrote() {
    DataFolder folder = DataFolder.open(temporary);
    StackState state = state(new StackState.Running("kafka", 7, 123, 45, "127.0.0.1:9092"));

    state.write(folder);

    assertThat(StackState.read(folder)).contains(state);
  }

  @Test
  void runsWhileItsOwnerLives() {
    DataFolder folder = DataFolder.open(temporary);
    state().write(folder);

    assertThat(StackState.running(folder)).isPresent();
  }

  @Test
  void doesNotTakeAStrangerWithTheSamePidForItsOwner() {
    DataFolder folder = DataFolder.open(temporary);
    StackState mine = state();
    StackState.Running stranger =
        new StackState.Running(
            "demo", mine.owner().pid(), mine.owner().startedMillis() - 60_000, 1, "");
    new StackState(1, "demo", "d", true, mine.ports(), stranger, List.of()).write(folder);

    assertThat(StackState.running(folder)).isEmpty();
  }

  @Test
  void isGoneAfterDelete() {
    DataFolder folder = DataFolder.open(temporary);
    state().write(folder);

    StackState.delete(folder);

    assertThat(StackState.read(folder)).isEmpty();
  }

  private static StackState state(StackState.Running... parts) {
    return StackState.of(
        "demo", "d", true, new StackPorts(1, 2, 3, 4, 5, 6, 7, 8, 9), List.of(parts));
  }
}
