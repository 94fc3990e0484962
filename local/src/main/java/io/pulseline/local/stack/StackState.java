package io.pulseline.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.file.WholeFile;
import io.pulseline.launch.ProcessRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * What runs on a data folder, for other terminals: the process that owns it all and its children.
 *
 * @param ready whether everything that command starts has come up
 */
public record StackState(
    int version,
    String command,
    String dataset,
    boolean ready,
    StackPorts ports,
    Running owner,
    List<Running> parts) {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A process with its start, which guards against a pid used again by a stranger.
   *
   * @param startedMillis epoch ms
   * @param startedTicks clock ticks since the machine's start; 0 when unknown
   * @param address where it listens, empty when nowhere
   */
  public record Running(
      String name, long pid, long startedMillis, long startedTicks, String address) {
    static Running of(String name, ProcessRef process, String address) {
      return new Running(
          name, process.pid(), process.startedMillis(), process.startedTicks(), address);
    }

    public ProcessRef ref() {
      return new ProcessRef(pid, startedMillis, startedTicks);
    }
  }

  /** The state of a stack that this very process owns. */
  public static StackState of(
      String command, String dataset, boolean ready, StackPorts ports, List<Running> parts) {
    Running owner = Running.of(command, ProcessRef.of(ProcessHandle.current()), "");
    return new StackState(VERSION, command, dataset, ready, ports, owner, parts);
  }

  /** What runs on a folder at this moment: a state whose owner lives. */
  public static Optional<StackState> running(DataFolder folder) {
    return read(folder).filter(state -> state.owner().ref().isRunning());
  }

  public static Optional<StackState> read(DataFolder folder) {
    try {
      return Files.exists(folder.stateFile())
          ? Optional.of(JSON.readValue(folder.stateFile().toFile(), StackState.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.stateFile(), e);
    }
  }

  /** Replaces the file in one step, so that a reader never sees half of it. */
  public void write(DataFolder folder) {
    try {
      WholeFile.write(
          folder.stateFile(),
          draft -> JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), this));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.stateFile(), e);
    }
  }

  /** What ran is gone. */
  public static void delete(DataFolder folder) {
    try {
      Files.deleteIfExists(folder.stateFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder.stateFile(), e);
    }
  }
}
