package io.pulseline.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir Path folder;

  @Test
  void isGivenToOneAtATime() throws Exception {
    Path file = folder.resolve("deep/lock");
    try (ProcessLock first = ProcessLock.take(file)) {
      assertThat(first).isNotNull();
      assertThat(ProcessLock.tryTake(file)).isEmpty();
    }

    try (ProcessLock second = ProcessLock.tryTake(file).orElseThrow()) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void staysWithItsProcessWhenAnotherThreadAsksForItInVain() throws Exception {
    Path file = folder.resolve("lock");
    try (ProcessLock held = ProcessLock.take(file)) {
      assertThat(ProcessLock.tryTake(file)).isEmpty();

      assertThat(anotherProcessGets(file)).isEqualTo("false");
      assertThat(held).isNotNull();
    }
    assertThat(anotherProcessGets(file)).isEqualTo("true");
  }

  @Test
  void isFreeAgainAfterItWasClosedTwice() throws Exception {
    ProcessLock lock = ProcessLock.take(folder.resolve("lock"));
    lock.close();
    lock.close();

    try (ProcessLock next = ProcessLock.take(folder.resolve("lock"))) {
      assertThat(ProcessLock.tryTake(folder.resolve("lock"))).isEmpty();
      assertThat(next).isNotNull();
    }
  }

  private static String anotherProcessGets(Path file) throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = other.inputReader()) {
      return said.readLine();
    }
  }

  /** Says whether it could have the lock. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws Exception {
      System.out.println(ProcessLock.tryTake(Path.of(args[0])).isPresent());
    }
  }
}
