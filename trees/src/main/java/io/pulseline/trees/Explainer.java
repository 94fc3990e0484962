package io.pulseline.trees;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.trees.calibration.Calibration;
import io.pulseline.trees.calibration.Decision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Explains what a model answers: how much each input adds to the margin of a row, by exact TreeSHAP
 * (Lundberg et al. 2020). A package is all it needs. One thread at a time.
 */
public final class Explainer implements AutoCloseable {
  private final TreeModel model;
  private final Signature signature;

  /** Takes ownership of the model. */
  public Explainer(TreeModel model, Signature signature) {
    this.model = model;
    this.signature = signature;
  }

  /**
   * An explainer of a package's model.
   *
   * @throws UserException when the package lacks what that needs, or holds damaged files
   */
  public static Explainer open(ModelPackage model) throws IOException {
    return new Explainer(TreeModel.read(model), model.manifest().signature());
  }

  /**
   * Explains rows.
   *
   * @param features row-major, rows × features of the model: codes for categories, NaN where
   *     missing
   * @throws IllegalStateException when contributions do not sum to the margin that they explain
   */
  public List<Explanation> explain(float[] features) {
    TreeModel.Steps steps = model.steps(features);
    int rows = features.length / signature.features().size();
    List<Explanation> explanations = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<ClassExplanation> classes = new ArrayList<>();
      int margins = Calibration.margins(model.classes());
      for (int k = 0; k < margins; k++) {
        classes.add(
            explain(features, steps, row, row * margins + k, model.classes() - margins + k));
      }
      int decided = Decision.of(steps.probabilities(), row, model.classes());
      explanations.add(new Explanation(category(decided), classes));
    }
    return explanations;
  }

  private ClassExplanation explain(
      float[] features, TreeModel.Steps steps, int row, int at, int position) {
    int width = model.inputs().size();
    int from = at * (width + 1);
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      contributions.add(contribution(features, steps, row, i, steps.contributions()[from + i]));
    }
    contributions.sort(
        Comparator.comparingDouble((Contribution c) -> Math.abs(c.contribution())).reversed());
    return new ClassExplanation(
        category(position),
        steps.contributions()[from + width],
        steps.margins()[at],
        steps.probabilities()[row * model.classes() + position],
        contributions);
  }

  private Contribution contribution(
      float[] features, TreeModel.Steps steps, int row, int input, float contribution) {
    int raw = signature.features().size();
    float complete = steps.complete()[row * model.inputs().size() + input];
    String name = model.inputs().get(input);
    if (input >= raw) {
      return new Contribution(name, RawValue.of(complete), null, contribution);
    }
    Column column = signature.features().get(input);
    float given = features[row * raw + input];
    JsonNode taken = complete == given ? null : RawValue.of(column, complete);
    return new Contribution(name, RawValue.of(column, given), taken, contribution);
  }

  private String category(int position) {
    return signature.target().categories().get(position).value();
  }

  @Override
  public void close() {
    model.close();
  }
}
