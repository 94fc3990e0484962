package io.pulseline.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.launch.JvmFlags;
import io.pulseline.local.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, as the launcher starts it. */
final class DemoRun implements AutoCloseable {
  private final Process process;
  private final Path out;
  private final Path err;

  private DemoRun(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static DemoRun start(Path work, String... arguments) throws IOException {
    Path out = Files.createTempFile(work, "run", ".out");
    Path err = Files.createTempFile(work, "run", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx128m");
    command.addAll(JvmFlags.QUICK_START);
    command.add("-Dpulseline.root=" + Rooms.ROOT);
    command.add("-cp");
    command.add(Rooms.ROOT.resolve("local/target/dist/lib") + "/*");
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new DemoRun(process, out, err);
  }

  /** Its exit code; a run that takes longer than this is ended and fails the test. */
  int await(int seconds) throws Exception {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroy();
      process.waitFor(20, TimeUnit.SECONDS);
      throw new AssertionError("still running after " + seconds + " s:\n" + said());
    }
    return process.exitValue();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  long pid() {
    return process.pid();
  }

  JsonNode lastLine() throws IOException {
    List<String> lines = Files.readAllLines(out);
    return Json.read(lines.get(lines.size() - 1));
  }

  /** All it wrote on both streams. */
  String said() throws IOException {
    return Files.readString(out) + Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
