package io.pulseline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path temporary;

  @Test
  void namesTheProcessThatHasTheFolder() {
    DataFolder folder = DataFolder.open(temporary.resolve("data"));
    try (FolderLock first = FolderLock.take(folder)) {
      assertThat(first.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("pid " + ProcessHandle.current().pid() + " already runs on");
    }
  }

  @Test
  void canBeTakenAgainOnceReleased() {
    DataFolder folder = DataFolder.open(temporary.resolve("data"));
    FolderLock.take(folder).close();

    try (FolderLock second = FolderLock.take(folder)) {
      assertThat(second.folder()).isEqualTo(folder);
    }
  }

  @Test
  void refusesAFolderOfAnotherLayout() throws Exception {
    Files.writeString(temporary.resolve("layout"), "999");

    assertThatThrownBy(() -> DataFolder.open(temporary))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("layout 999");
  }

  @Test
  void refusesToLookAtAFolderThatIsNoDataFolder() {
    assertThatThrownBy(() -> DataFolder.existing(temporary.resolve("none")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is no data folder");
  }
}
