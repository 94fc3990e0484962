package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as KServe starts and stops it. */
class MainTest {
  private static final Pattern READY =
      Pattern.compile(
          "READY serving http://127\\.0\\.0\\.1:(\\d+) grpc=127\\.0\\.0\\.1:(\\d+) version=(\\S+)");

  @TempDir private Path temp;
  private Process process;

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  private BufferedReader start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx128m", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(temp.resolve("stderr").toFile()).start();
    return process.inputReader();
  }

  private int exitCode() throws InterruptedException {
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private List<String> errors() throws IOException {
    return Files.readAllLines(temp.resolve("stderr"));
  }

  @Test
  void servesWithTheArgumentsOfKServeUntilItIsTerminated() throws Exception {
    TinyModel.write(temp.resolve("models"), Signatures.numbers());

    try (BufferedReader output =
        start(
            "--model_name=tiny",
            "--model_dir=" + temp.resolve("models"),
            "--http_port=0",
            "--grpc_port",
            "0",
            "--workers=1",
            "--enable_docs_url",
            "true")) {
      Matcher ready = READY.matcher(output.readLine());
      assertThat(ready.matches()).isTrue();
      assertThat(ready.group(3)).isEqualTo(TinyModel.VERSION);
      Rest rest = new Rest(Integer.parseInt(ready.group(1)));
      assertThat(rest.get("/v2/health/ready").status()).isEqualTo(200);
      assertThat(errors()).singleElement().asString().contains("warning", "--workers=1");

      // Process.destroy would also close the output that is looked at next
      process.toHandle().destroy();
      assertThat(exitCode()).isIn(0, 143);
      assertThat(output.readLine()).isNull();
      assertThat(errors()).hasSize(1);
    }
  }

  @Test
  void endsWithOneLineWhenThereIsNoModel() throws Exception {
    start("--model_name", "tiny", "--model_dir", temp.toString()).close();

    assertThat(exitCode()).isEqualTo(1);
    assertThat(errors()).singleElement().asString().startsWith("error: ").contains(temp.toString());
  }
}
