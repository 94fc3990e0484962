package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.trees.TreeModel;
import io.pulseline.trees.Trees;
import java.io.IOException;
import java.nio.file.Files;

/** A fitted model with what {@code fit} says of it: what is evaluated and packed. */
public final class FittedModel implements AutoCloseable {
  private final Fitted fitted;
  private final TreeModel model;

  FittedModel(Fitted fitted, Trees trees) {
    this.fitted = fitted;
    this.model = new TreeModel(fitted.preprocessing(), trees, fitted.calibration());
  }

  /** The model that {@code fit} left in a work folder. */
  static FittedModel read(Dataset dataset, WorkFolder work) throws IOException {
    Fitted fitted = work.read(WorkFolder.Result.FITTED, Fitted.class);
    WorkFolder.require(work.booster(), WorkFolder.Result.FITTED);
    int classes = dataset.targetColumn().categories().size();
    return new FittedModel(fitted, Trees.read(Files.readAllBytes(work.booster()), classes));
  }

  public Fitted fitted() {
    return fitted;
  }

  public Trees trees() {
    return model.trees();
  }

  public int classes() {
    return model.classes();
  }

  /** Class probabilities; see {@link TreeModel#probabilities}. */
  public float[] probabilities(float[] features) {
    return model.probabilities(features);
  }

  @Override
  public void close() {
    model.close();
  }
}
