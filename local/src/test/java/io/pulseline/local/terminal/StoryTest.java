package io.pulseline.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void usesNoEscapesAwayFromATerminal() {
    Story story = new Story(out, false, false, 80);

    story.tick("kafka", "127.0.0.1:9092", Duration.ofMillis(2500));
    story.live("1 of 2");
    story.settle("2 of 2");

    assertThat(text())
        .contains("✓ kafka")
        .contains("2.5 s")
        .contains("2 of 2")
        .doesNotContain("\u001b");
  }

  @Test
  void repeatsALiveLineOnlyNowAndThenAwayFromATerminal() {
    Story story = new Story(out, false, false, 80);

    story.live("first");
    story.live("second");

    assertThat(text()).contains("first").doesNotContain("second");
  }

  @Test
  void rewritesALiveLineInPlaceOnATerminal() {
    Story story = new Story(out, true, false, 80);

    story.live("first");
    story.live("second");
    story.line("next");

    assertThat(text()).isEqualTo("\r\u001b[K  first\r\u001b[K  second\n  next\n");
  }

  @Test
  void keepsALiveLineWithinTheWidthOfTheTerminal() {
    Story story = new Story(out, true, false, 20);

    story.live("produced 20,000 accepted 19,800");

    assertThat(text().replaceAll("\r\u001b\\[K", "")).isEqualTo("  produced 20,000 …");
  }

  @Test
  void passesOnTheWordsOfAPartButNotItsJson(@TempDir Path temporary) throws Exception {
    Path log = temporary.resolve("part.log");
    Files.writeString(log, "old\n");
    LogFollower follower = LogFollower.fromEndOf(log, new Story(out, false, false, 80));

    Files.writeString(log, "old\nfit: done\n{\"a\":1}\nREADY part 127.0.0.1:1\nhalf a li");
    follower.follow();

    assertThat(text()).isEqualTo("  fit: done\n");
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
