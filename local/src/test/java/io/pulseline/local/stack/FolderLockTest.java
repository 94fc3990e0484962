package io.pulseline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.BufferedReader;
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
  void staysTakenForOtherProcessesWhenThisOneAsksAgain() throws Exception {
    DataFolder folder = DataFolder.open(temporary.resolve("data"));
    try (FolderLock first = FolderLock.take(folder)) {
      assertThatThrownBy(() -> FolderLock.take(first.folder())).isInstanceOf(UserException.class);

      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Other.class.getName(),
                  folder.root().toString())
              .redirectErrorStream(true)
              .start();
      try (BufferedReader said = other.inputReader()) {
        assertThat(said.readLine()).startsWith("pid " + ProcessHandle.current().pid());
      }
    }
  }

  /** Says whether it could have the folder. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) {
      try (FolderLock lock = FolderLock.take(DataFolder.open(Path.of(args[0])))) {
        System.out.println("took " + lock.folder());
      } catch (UserException e) {
        System.out.println(e.getMessage());
      }
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
