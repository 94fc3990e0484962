package io.pulseline.trainer;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.prepare.Choice;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.registry.By;
import io.pulseline.registry.Gate;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Promotion;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.boost.HyperparameterChoice;
import io.pulseline.trainer.checks.Limits;
import io.pulseline.trainer.steps.Evaluate;
import io.pulseline.trainer.steps.Fit;
import io.pulseline.trainer.steps.Prepare;
import io.pulseline.trainer.steps.Register;
import io.pulseline.trainer.steps.Registered;
import io.pulseline.trainer.steps.Validate;
import io.pulseline.trainer.steps.Workbench;
import java.nio.file.Path;
import java.time.Instant;

/** The steps of a training, with few rounds and at a fixed time. */
public record Training(Dataset dataset, String lake, S3Settings s3, Path work) {
  private static final HyperparameterChoice QUICK =
      new HyperparameterChoice(null, 20, 3, 0.3, null, null, null, null, 5, null);
  private static final By BY = new By("test", Instant.parse("2026-01-02T04:00:00Z"));

  public Registered run() throws Exception {
    fit();
    return register();
  }

  /** All steps but the last. */
  public void fit() throws Exception {
    fit(1);
  }

  /** As {@link #fit()}, with as many threads of XGBoost. */
  public void fit(int threads) throws Exception {
    try (Workbench bench = bench()) {
      new Prepare(lake, s3, Choice.all(0.2, 42)).run(bench);
      new Validate(Limits.defaults(), lake, s3).run(bench);
      new Fit(QUICK, threads).run(bench);
      new Evaluate().run(bench);
    }
  }

  public void prepare() throws Exception {
    try (Workbench bench = bench()) {
      new Prepare(lake, s3, Choice.all(0.2, 42)).run(bench);
    }
  }

  public Registered register() throws Exception {
    try (Workbench bench = bench();
        ModelStore store = ModelStore.open(dataset, lake, s3)) {
      return new Register(store, BY, Promotion.FIRST, new Gate(MetricNames.AUC, false)).run(bench);
    }
  }

  private Workbench bench() {
    return new Workbench(dataset, new WorkFolder(work));
  }
}
