package io.pulseline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.jobs.cluster.ClusterBatch;
import io.pulseline.jobs.cluster.ClusterRun;
import io.pulseline.jobs.local.LocalBatch;
import io.pulseline.jobs.local.LocalRun;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  static Stream<CommandSpec> commands() {
    return Stream.of(
            Jobs.command("job", LocalRun::new, LocalBatch::new)
                .addSubcommand(AllJobs.NAME, AllJobs.command(LocalRun::new)),
            Jobs.command("job", ClusterRun::new, ClusterBatch::new)
                .addSubcommand(AllJobs.NAME, AllJobs.command(ClusterRun::new)))
        .flatMap(jobs -> jobs.subcommands().values().stream())
        .map(CommandLine::getCommandSpec);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void saysOfEachOptionWhatItTakes(CommandSpec command) {
    assertThat(command.options().stream().filter(option -> option.arity().max() > 0))
        .isNotEmpty()
        .extracting(OptionSpec::paramLabel)
        .noneMatch(label -> label.startsWith("<"));
  }
}
