package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.features.Transformer;
import io.pulseline.trainer.boost.Trees;
import io.pulseline.trainer.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;

/**
 * A fitted model as Java and XGBoost compute it: what is evaluated, and what the ONNX graph is held
 * against.
 */
public final class FittedModel implements AutoCloseable {
  private final Fitted fitted;
  private final Transformer transformer;
  private final Trees trees;

  FittedModel(Dataset dataset, Fitted fitted, Trees trees) {
    this.fitted = fitted;
    this.transformer = new Transformer(dataset, fitted.preprocessing());
    this.trees = trees;
  }

  /** The model that {@code fit} left in a work folder. */
  static FittedModel read(Dataset dataset, WorkFolder work) throws IOException {
    Fitted fitted = work.read(WorkFolder.Result.FITTED, Fitted.class);
    WorkFolder.require(work.booster(), WorkFolder.Result.FITTED);
    int classes = dataset.targetColumn().categories().size();
    return new FittedModel(
        dataset, fitted, Trees.read(Files.readAllBytes(work.booster()), classes));
  }

  public Fitted fitted() {
    return fitted;
  }

  public Trees trees() {
    return trees;
  }

  public int classes() {
    return trees.classes();
  }

  /**
   * Class probabilities.
   *
   * @param features row-major raw features, NaN where missing
   * @return row-major, rows × {@link #classes()}
   */
  public float[] probabilities(float[] features) {
    float[] margins = trees.margins(transformer.transform(features), transformer.width());
    return fitted.calibration().probabilities(margins, classes());
  }

  @Override
  public void close() {
    trees.close();
  }
}
