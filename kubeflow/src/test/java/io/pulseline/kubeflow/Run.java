package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that ran to its end; its standard error and output are mixed. */
record Run(int exitCode, String output) {
  private static final int PATIENCE_SECONDS = 120;

  static Run of(ProcessBuilder process) throws IOException, InterruptedException {
    Path log = Files.createTempFile("pulseline", ".log");
    Process running = process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      boolean ended = running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      String output = Files.readString(log, StandardCharsets.UTF_8);
      assertThat(ended).as("still running: %s%n%s", process.command(), output).isTrue();
      return new Run(running.exitValue(), output);
    } finally {
      running.destroyForcibly();
      Files.delete(log);
    }
  }

  /** The same, asserting success. */
  static Run wellOf(ProcessBuilder process) throws IOException, InterruptedException {
    Run run = of(process);
    assertThat(run.exitCode()).as("%s%n%s", process.command(), run.output()).isZero();
    return run;
  }
}
