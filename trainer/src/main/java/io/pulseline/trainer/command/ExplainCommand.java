package io.pulseline.trainer.command;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.trainer.explain.ExplanationText;
import io.pulseline.trees.Explainer;
import io.pulseline.trees.Explanation;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "explain",
    description = "Say what each feature adds to a model's answer for rows (exact TreeSHAP).")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private ExplainModel model;

  /** Required in words of ours: picocli would list all forms of all three. */
  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private ExplainRows rows;

  @Mixin private WorkOptions work;
  @Mixin private Output output;

  /** What programs get, a line a row. */
  private record Row(long row, String version, @JsonUnwrapped Explanation explanation) {}

  @Override
  public Integer call() throws Exception {
    if (rows == null) {
      throw new UserException("name the rows: one of --row, --input and --rows");
    }
    WorkFolder folder = work.folder();
    ModelPackage opened = model.open(folder.folder());
    String version = opened.manifest().version();
    output.say("model %s of '%s'", version, opened.manifest().dataset());
    AtomicLong count = new AtomicLong();
    try (Explainer explainer = Explainer.open(opened)) {
      rows.forEach(
          opened.manifest().signature(),
          folder,
          model::dataset,
          features -> {
            for (Explanation explanation : explainer.explain(features)) {
              long row = count.incrementAndGet();
              output.each(
                  () -> ExplanationText.of(row, explanation), new Row(row, version, explanation));
            }
          });
    }
    return 0;
  }
}
