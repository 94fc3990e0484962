package io.pulseline.jobs.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RunOptionsTest {
  @Test
  void aJobWithoutASubtaskIsRefused() {
    assertThatThrownBy(() -> options("--parallelism", "0").parallelism())
        .isInstanceOf(UserException.class)
        .hasMessage("--parallelism is 0, it must be at least 1");
  }

  @Test
  void checkpointsMoreOftenThanFlinkTakesThemAreRefused() {
    assertThatThrownBy(() -> options("--checkpoint-interval", "0s").configuration())
        .isInstanceOf(UserException.class)
        .hasMessage("--checkpoint-interval must be at least 10ms");
  }

  @Test
  void withoutANumberOfSubtasksItIsTheClusters() {
    assertThat(options().parallelism()).isEmpty();
  }

  private static RunOptions options(String... given) {
    RunOptions options = new RunOptions();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("run", spec(options)))
        .parseArgs(withCheckpoints(given));
    return options;
  }

  private static CommandLine.Model.CommandSpec spec(RunOptions options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }

  private static String[] withCheckpoints(String... given) {
    String[] all = new String[given.length + 2];
    System.arraycopy(given, 0, all, 2, given.length);
    all[0] = "--checkpoints";
    all[1] = "checkpoints";
    return all;
  }
}
