package io.pulseline.launch;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.contract.process.ResultLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Standard output through a pipe to this JVM. A thread of its own empties the pipe into the log
 * line by line, so the child never waits for a parent that is busy elsewhere.
 */
final class PipedOutput implements ChildOutput {
  private final Path log;
  private final Consumer<String> listener;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private volatile String ready;
  private volatile String json;

  private PipedOutput(Path log, Consumer<String> listener) {
    this.log = log;
    this.listener = listener;
  }

  static PipedOutput pump(String name, InputStream stdout, Path log, Consumer<String> listener) {
    PipedOutput output = new PipedOutput(log, listener);
    Thread pump = new Thread(() -> output.run(stdout), "output-of-" + name);
    pump.setDaemon(true);
    pump.start();
    return output;
  }

  @Override
  public Path log() {
    return log;
  }

  @Override
  public Optional<String> readyLine() {
    return Optional.ofNullable(ready);
  }

  @Override
  public Optional<String> lastJson() {
    return Optional.ofNullable(json);
  }

  @Override
  public CompletableFuture<Void> end() {
    return end;
  }

  private void run(InputStream stdout) {
    RuntimeException listenerFailure = null;
    try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(stdout, StandardCharsets.UTF_8));
        OutputStream file = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // One write a line: standard error goes to the same file and must not split a line
        file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        remember(line);
        if (listenerFailure == null) {
          listenerFailure = notify(line);
        }
      }
    } catch (IOException e) {
      end.completeExceptionally(e);
      return;
    }
    if (listenerFailure == null) {
      end.complete(null);
    } else {
      end.completeExceptionally(listenerFailure);
    }
  }

  private void remember(String line) {
    if (ready == null && ReadyLine.parse(line).isPresent()) {
      ready = line;
    } else if (ResultLine.is(line)) {
      json = line;
    }
  }

  /** A listener that throws is not called again and is reported at the end; reading goes on. */
  private RuntimeException notify(String line) {
    try {
      listener.accept(line);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }
}
