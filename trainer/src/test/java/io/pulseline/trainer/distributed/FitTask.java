package io.pulseline.trainer.distributed;

import io.pulseline.trainer.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code train fit} as one of a job's tasks: a process of its own. */
record FitTask(Process process, Path log) implements AutoCloseable {

  /**
   * Starts all tasks of a job, the last one first.
   *
   * @param args behind {@code train fit}
   */
  static List<FitTask> start(int workers, int port, Path logs, List<String> args)
      throws IOException {
    List<FitTask> tasks = new ArrayList<>();
    for (int task = workers - 1; task >= 0; task--) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
      command.addAll(List.of("train", "fit", "--threads", "1"));
      command.addAll(args);
      Path log = logs.resolve("task" + task + ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("DMLC_TRACKER_URI", "127.0.0.1");
      builder.environment().put("DMLC_TRACKER_PORT", Integer.toString(port));
      builder.environment().put("DMLC_NUM_WORKER", Integer.toString(workers));
      builder.environment().put("DMLC_TASK_ID", Integer.toString(task));
      builder.environment().put("PULSELINE_PROGRESS", "bar");
      tasks.add(0, new FitTask(builder.start(), log));
    }
    return tasks;
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("still running: " + log);
    }
    return process.exitValue();
  }

  String output() throws IOException {
    return Files.readString(log);
  }

  /** As the kernel does when memory runs out: kill -9. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
