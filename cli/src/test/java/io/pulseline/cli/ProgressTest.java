package io.pulseline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

  @Test
  void printsOnePlainLineAtTheEndOfAShortTask() {
    try (Progress progress = Progress.start("sample", 10, "rows", true, stream)) {
      progress.step(4);
      progress.stepTo(10);
      progress.message("seed 42");
    }

    assertThat(out.toString(StandardCharsets.UTF_8))
        .matches("sample: 10/10 in \\d+\\.\\d s, seed 42\\R");
  }

  @Test
  void drawsABarOnATerminal() {
    try (Progress progress = Progress.start("sample", 10, "rows", false, stream)) {
      progress.stepTo(10);
    }

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("sample", "100%");
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    try (Progress progress = Progress.start("stream", -1, "records", false, stream)) {
      progress.stepTo(10);
      progress.message("best after 150");
    }

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("10 records  0:00  best after 150")
        .doesNotContain("?");
  }

  @Test
  void fitsTheLine() {
    try (Progress progress = Progress.start("fit", 20, "rounds", false, stream)) {
      progress.stepTo(12);
      progress.message("a message that is far too long for what is left of a line".repeat(3));
    }

    assertThat(out.toString(StandardCharsets.UTF_8).split("\r"))
        .allMatch(line -> line.strip().length() < 80);
  }
}
