package io.pulseline.jobs.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path root;

  @Test
  void isNoneWhereNothingIsYet() throws IOException {
    assertThat(latest(root.resolve("absent"))).isEqualTo("none");
  }

  @Test
  void isTheNewestOverAllRuns() throws IOException {
    complete("aaaa/chk-90", NOW);
    complete("bbbb/chk-2", NOW.plusSeconds(1));
    assertThat(latest(root)).endsWith("bbbb/chk-2");
  }

  @Test
  void passesOverOneThatWasNotFinished() throws IOException {
    complete("aaaa/chk-1", NOW);
    Files.createDirectories(root.resolve("aaaa/chk-2"));
    Files.createDirectories(root.resolve("aaaa/shared"));
    assertThat(latest(root)).endsWith("aaaa/chk-1");
  }

  @Test
  void isTheHigherNumberOfTheSameInstant() throws IOException {
    complete("aaaa/chk-9", NOW);
    complete("aaaa/chk-10", NOW);
    assertThat(latest(root)).endsWith("aaaa/chk-10");
  }

  @Test
  void isTheSavepointThatEndedAJob() throws IOException {
    complete("aaaa/chk-9", NOW);
    complete("savepoint-aaaa-0123", NOW);
    assertThat(latest(root)).endsWith("savepoint-aaaa-0123");
  }

  @Test
  void isNotThatOfAnotherJob() throws IOException {
    complete("ingest-a/aaaa/chk-9", NOW);
    complete("ingest-a/savepoint-aaaa-0123", NOW);
    assertThat(latest(root.resolve("ingest-b"))).isEqualTo("none");
  }

  @Test
  void anOlderPulselineLeftIsRefusedInsteadOfReadingAllAgain() throws IOException {
    complete("aaaa/chk-9", NOW);
    assertThatThrownBy(() -> latest(root.resolve("ingest-a")))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("aaaa/chk-9", "--checkpoints", "--restore none");
  }

  private void complete(String folder, Instant time) throws IOException {
    Path metadata = Files.createDirectories(root.resolve(folder)).resolve("_metadata");
    Files.writeString(metadata, "");
    Files.setLastModifiedTime(metadata, FileTime.from(time));
  }

  private static String latest(Path folder) throws IOException {
    String own = folder.toUri().toString();
    return RetainedCheckpoints.latest(folder.getParent().toUri().toString(), own).orElse("none");
  }
}
