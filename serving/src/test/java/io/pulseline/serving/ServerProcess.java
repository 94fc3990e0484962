package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as a process of its own, as KServe starts and stops it. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile(
          "READY serving https?://127\\.0\\.0\\.1:(\\d+) grpc=127\\.0\\.0\\.1:(\\d+)"
              + " (?:version|models)=(\\S+)");

  private final Process process;
  private final Path stderr;
  private final BufferedReader output;
  private Matcher ready;

  private ServerProcess(Process process, Path stderr) {
    this.process = process;
    this.stderr = stderr;
    this.output = process.inputReader();
  }

  /**
   * Starts it.
   *
   * @param folder to work in, and for what it says on standard error
   */
  static ServerProcess start(Path folder, String... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  /** As {@link #start(Path, String...)}, with more variables in its environment. */
  static ServerProcess start(Path folder, Map<String, String> variables, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("--warm-up=0s");
    command.addAll(List.of(arguments));
    Path stderr = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(stderr.toFile());
    builder.environment().putAll(variables);
    return new ServerProcess(builder.start(), stderr);
  }

  void awaitReady() throws IOException {
    ready = READY.matcher(String.valueOf(output.readLine()));
    assertThat(ready.matches()).as("READY, or else %s", errors()).isTrue();
  }

  int httpPort() {
    return Integer.parseInt(ready.group(1));
  }

  int grpcPort() {
    return Integer.parseInt(ready.group(2));
  }

  /** The version of the one model that is served, or the names of all. */
  String version() {
    return ready.group(3);
  }

  /** Sends SIGTERM. Process.destroy would also close the output. */
  void terminate() {
    process.toHandle().destroy();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** What it says after READY, null when it says no more. */
  String nextLine() throws IOException {
    return output.readLine();
  }

  List<String> errors() throws IOException {
    return Files.readAllLines(stderr);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}
