package io.pulseline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.launch.LaunchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StackStopTest {
  private static final Path ROOT = Path.of(System.getProperty("pulseline.root"));

  @TempDir Path temporary;

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPartThatCannotBeStoppedInGoodOrderDoesNotKeepTheOthersRunning() throws Exception {
    DataFolder folder = DataFolder.open(temporary);
    // Its log is on a full disk, so its output cannot be followed to the end
    Files.createSymbolicLink(folder.log(Part.GENERATOR.label()), Path.of("/dev/full"));
    String dataset = Datasets.builtIn().get(0);
    CommandLines commands =
        new CommandLines(
            ROOT,
            folder,
            StackPorts.choose(OptionalInt.empty()),
            dataset,
            Datasets.load(dataset),
            new StreamJobs(true, Lifetime.SHORT));
    Stack stack = new Stack(commands, Lifetime.SHORT);
    RunningPart s3 = stack.start(Part.S3, commands.s3Server());
    RunningPart generator = stack.start(Part.GENERATOR, List.of("--help"));
    generator.process().onExit().get(60, TimeUnit.SECONDS);

    assertThatThrownBy(stack::close)
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("generator");

    assertThat(generator.process().isRunning()).isFalse();
    assertThat(s3.process().isRunning()).isFalse();
  }
}
