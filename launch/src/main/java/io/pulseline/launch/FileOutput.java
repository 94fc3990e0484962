package io.pulseline.launch;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.contract.process.ResultLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Standard output that goes straight to the log file, as that of a detached process.
 *
 * @param start size of the log in bytes before this process began to write
 */
record FileOutput(Path log, long start) implements ChildOutput {

  @Override
  public Optional<String> readyLine() {
    return lines().stream().filter(line -> ReadyLine.parse(line).isPresent()).findFirst();
  }

  @Override
  public Optional<String> lastJson() {
    return lines().stream().filter(ResultLine::is).reduce((earlier, later) -> later);
  }

  /** The file needs no reader: whatever the process wrote is there when it ends. */
  @Override
  public CompletableFuture<Void> end() {
    return CompletableFuture.completedFuture(null);
  }

  private List<String> lines() {
    return LogFile.wholeLinesFrom(log, start);
  }
}
