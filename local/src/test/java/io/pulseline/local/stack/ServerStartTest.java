package io.pulseline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.launch.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerStartTest {
  private static final Path ROOT = Path.of(System.getProperty("pulseline.root"));

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource
  void theServerStartsFromItsArchiveOfClassData(Lifetime lifetime) {
    String dataset = Datasets.builtIn().get(0);
    CommandLines commands =
        new CommandLines(
            ROOT,
            DataFolder.open(temporary),
            StackPorts.choose(OptionalInt.empty()),
            dataset,
            Datasets.load(dataset),
            new StreamJobs(true, lifetime));

    try (ChildProcess server =
        commands
            .describe(Part.SERVING, lifetime, List.of("--help"))
            // Refuses to start without it
            .jvmFlags("-Xshare:on")
            .start()) {
      assertThat(server.awaitExit(Duration.ofMinutes(1)))
          .as(() -> String.join("\n", server.lastLines(20)))
          .isZero();
    }
  }
}
