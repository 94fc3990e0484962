package io.pulseline.trainer.tune;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Score FIRST = Scores.of(0.25);
  private static final Score SECOND = Scores.of(Double.NaN);

  @TempDir Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void writeTwoScores() throws Exception {
    file = folder.resolve("deep/journal.jsonl");
    try (Journal journal = Journal.open(file, "key")) {
      assertThat(journal.replacesAnother()).isFalse();
      journal.add(4, 0, FIRST);
      journal.add(4, 1, SECOND);
    }
    whole = Files.readAllBytes(file);
  }

  @Test
  void goesOnWhereItWas() throws Exception {
    try (Journal journal = Journal.open(file, "key")) {
      assertThat(journal.find(4, 0)).contains(FIRST);
      assertThat(journal.find(4, 1)).contains(SECOND);
      assertThat(journal.find(0, 4)).isEmpty();
      assertThat(journal.size()).isEqualTo(2);
      journal.add(5, 0, FIRST);
    }
    try (Journal journal = Journal.open(file, "key")) {
      assertThat(journal.find(5, 0)).contains(FIRST);
      assertThat(journal.size()).isEqualTo(3);
    }
  }

  @Test
  void losesOnlyTheLineThatWasCut() throws Exception {
    for (int length = 0; length <= whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      int lines = (int) new String(whole, 0, length, UTF_8).chars().filter(c -> c == '\n').count();
      try (Journal journal = Journal.open(file, "key")) {
        assertThat(journal.size()).isEqualTo(Math.max(0, lines - 1));
        for (int rung = journal.size(); rung < 2; rung++) {
          journal.add(4, rung, rung == 0 ? FIRST : SECOND);
        }
      }
      assertThat(file).hasBinaryContent(whole);
    }
  }

  @Test
  void dropsWhatFollowsADamagedLine() throws Exception {
    byte[] damaged = whole.clone();
    int second = new String(whole, UTF_8).indexOf("\"rung\":1");
    Arrays.fill(damaged, second, second + 8, (byte) 0);
    Files.write(file, damaged);

    try (Journal journal = Journal.open(file, "key")) {
      assertThat(journal.find(4, 0)).contains(FIRST);
      assertThat(journal.size()).isEqualTo(1);
    }
  }

  @Test
  void beginsAnewForAnotherSearchAndSaysSo() throws Exception {
    try (Journal journal = Journal.open(file, "another key")) {
      assertThat(journal.replacesAnother()).isTrue();
      assertThat(journal.size()).isZero();
    }
    try (Journal journal = Journal.open(file, "another key")) {
      assertThat(journal.replacesAnother()).isFalse();
    }
  }
}
