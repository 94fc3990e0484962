package io.pulseline.trainer.steps;

import io.pulseline.cli.CodeVersion;
import io.pulseline.contract.Digest;
import io.pulseline.prepare.WorkFolder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Runs steps, but none whose result lies in the work folder already, made from the same inputs. */
public final class StepRunner {
  private final Workbench bench;
  private final WorkFolder.Result from;

  /**
   * Prepares to run.
   *
   * @param from the first step to run whatever lies there; what the steps before it left is taken
   *     as it is. Null runs each step whose inputs have changed
   */
  public StepRunner(Workbench bench, WorkFolder.Result from) {
    this.bench = bench;
    this.from = from;
  }

  /** Why a step's result is there. */
  public enum Origin {
    /** The step was run just now. */
    MADE,
    /** An earlier run made it from the same inputs. */
    UNCHANGED,
    /** It lay there, and was not to be made anew. */
    TAKEN
  }

  /** What came of a step. */
  public record Outcome<T>(T result, Origin origin) {}

  /** Runs a step, or reads what it would come to. */
  public <T> Outcome<T> run(Step<T> step) throws IOException, SQLException {
    WorkFolder folder = bench.folder();
    WorkFolder.Result result = step.result();
    if (from != null && result.compareTo(from) < 0) {
      return new Outcome<>(folder.read(result, step.type()), Origin.TAKEN);
    }
    String key = key(step);
    if (result != from && folder.isMadeFrom(result, key)) {
      T earlier = folder.read(result, step.type());
      if (step.stands(earlier)) {
        return new Outcome<>(earlier, Origin.UNCHANGED);
      }
    }
    folder.drop(result); // killed half-way, it must not pass for made from either
    T made = step.run(bench);
    folder.remember(result, key);
    return new Outcome<>(made, Origin.MADE);
  }

  private String key(Step<?> step) throws IOException, SQLException {
    List<Object> inputs =
        List.of(CodeVersion.of(StepRunner.class), bench.dataset().digest(), step.inputs(bench));
    return Digest.sha256(WorkFolder.json(inputs));
  }
}
