package io.pulseline.kubeflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of ours in a process of its own, with {@code --json} added.
 *
 * @param launcher the program, {@code pulseline} in the image
 * @param command its arguments
 */
record Step(String launcher, List<String> command) {

  /**
   * How it ended.
   *
   * @param lastLine of its standard output, "" if there was none
   */
  record Outcome(int exitCode, String lastLine) {

    /** The JSON object that the command ended its output with. */
    JsonNode result() {
      try {
        JsonNode result = new ObjectMapper().readTree(lastLine);
        if (result.isObject()) {
          return result;
        }
      } catch (JsonProcessingException e) {
        throw noResult(e);
      }
      throw noResult(null);
    }

    private UserException noResult(Throwable cause) {
      return new UserException(
          "the command's last line is no JSON object, as --json makes it: '" + lastLine + "'",
          cause);
    }
  }

  /** Runs it to its end; its output goes on to ours, where the pipeline's logs are. */
  Outcome run() {
    List<String> line = new ArrayList<>();
    line.add(launcher);
    line.addAll(command);
    line.add("--json");
    Process process = start(line);
    // The launcher ends a step by SIGTERM to this process alone.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    String lastLine = copyOutput(process);
    try {
      return new Outcome(process.waitFor(), lastLine);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
  }

  private static Process start(List<String> line) {
    try {
      return new ProcessBuilder(line).redirectError(Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UserException(
          "cannot start '" + line.get(0) + "': " + e.getMessage() + "; set --launcher", e);
    }
  }

  private static String copyOutput(Process process) {
    String last = "";
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        System.out.println(line);
        last = line.isBlank() ? last : line;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return last;
  }
}
