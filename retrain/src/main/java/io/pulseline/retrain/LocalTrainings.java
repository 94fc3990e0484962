package io.pulseline.retrain;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Trainings as child processes, whose output goes on to ours. They do not outlive this process. */
final class LocalTrainings implements Trainings {
  private static final int PATIENCE_SECONDS = 20;

  private final String launcher;
  private final List<String> command;
  private Process process;

  /**
   * None runs yet.
   *
   * @param launcher the program, {@code pulseline}
   * @param command its arguments, such as {@code train run …}
   */
  LocalTrainings(String launcher, List<String> command) {
    this.launcher = launcher;
    this.command = List.copyOf(command);
  }

  @Override
  public String start(String name, List<String> features) {
    List<String> line = new ArrayList<>(List.of(launcher));
    line.addAll(command);
    try {
      process = new ProcessBuilder(line).inheritIO().start();
      return "process " + process.pid();
    } catch (IOException e) {
      throw new UserException(
          "cannot start '%s': %s; set --launcher".formatted(launcher, e.getMessage()), e);
    }
  }

  @Override
  public State state(String id) {
    if (process.isAlive()) {
      return State.RUNNING;
    }
    return process.exitValue() == 0 ? State.SUCCEEDED : State.FAILED;
  }

  @Override
  public void stop() {
    if (process == null || !process.isAlive()) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
