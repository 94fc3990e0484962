package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.trainer.steps.StepRunner.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepRunnerTest {
  @TempDir Path folder;

  private int runs;
  private boolean fails;

  @Test
  void runsAStepOnceForTheSameInputs() throws Exception {
    assertThat(runner(null).run(counting("a")).origin()).isEqualTo(Origin.MADE);
    assertThat(runner(null).run(counting("a")).origin()).isEqualTo(Origin.UNCHANGED);
    assertThat(runner(null).run(counting("a")).result()).containsEntry("run", 1);
  }

  @Test
  void runsAStepAgainForOtherInputs() throws Exception {
    runner(null).run(counting("a"));

    assertThat(runner(null).run(counting("b")).result()).containsEntry("run", 2);
    assertThat(runner(null).run(counting("a")).result()).containsEntry("run", 3);
  }

  @Test
  void runsTheStepThatItBeginsWithWhateverLiesThere() throws Exception {
    runner(null).run(counting("a"));

    assertThat(runner(WorkFolder.Result.FITTED).run(counting("a")).origin()).isEqualTo(Origin.MADE);
  }

  @Test
  void takesWhatStepsBeforeThatOneLeft() throws Exception {
    runner(null).run(counting("a"));

    assertThat(runner(WorkFolder.Result.EVALUATED).run(counting("b")).origin())
        .isEqualTo(Origin.TAKEN);
  }

  @Test
  void runsAStepAgainThatWasRunByHandInBetween() throws Exception {
    runner(null).run(counting("a"));
    counting("b").run(new Workbench(Datasets.load("heart-disease"), new WorkFolder(folder)));

    assertThat(runner(null).run(counting("a")).origin()).isEqualTo(Origin.MADE);
  }

  @Test
  void doesNotTakeAResultForMadeFromInputsOfARunThatFailed() throws Exception {
    runner(null).run(counting("a"));
    fails = true;
    assertThatThrownBy(() -> runner(null).run(counting("b"))).isInstanceOf(IOException.class);
    fails = false;

    assertThat(runner(null).run(counting("a")).origin()).isEqualTo(Origin.MADE);
  }

  private StepRunner runner(WorkFolder.Result from) {
    return new StepRunner(
        new Workbench(Datasets.load("heart-disease"), new WorkFolder(folder)), from);
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private Step<Map<String, Integer>> counting(String input) {
    return new Step<>() {
      @Override
      public WorkFolder.Result result() {
        return WorkFolder.Result.FITTED;
      }

      @Override
      public Class<Map<String, Integer>> type() {
        return (Class) Map.class;
      }

      @Override
      public Object inputs(Workbench bench) {
        return input;
      }

      @Override
      public Map<String, Integer> run(Workbench bench) throws IOException {
        if (fails) {
          throw new IOException("no");
        }
        Map<String, Integer> result = Map.of("run", ++runs);
        bench.folder().write(result(), result);
        return result;
      }
    };
  }
}
