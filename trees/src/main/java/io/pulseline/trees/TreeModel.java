package io.pulseline.trees;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.features.Learned;
import io.pulseline.features.Preprocessing;
import io.pulseline.features.Transformer;
import io.pulseline.trees.calibration.Calibration;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A fitted model as Java and XGBoost compute it: what is done to raw values, trees, and what makes
 * probabilities of their margins. It is what the ONNX graph is held against, and what explains the
 * graph's answers. Close it to give the trees' native memory back.
 */
public final class TreeModel implements AutoCloseable {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final List<String> inputs;
  private final Transformer transformer;
  private final Trees trees;
  private final Calibration calibration;

  /** Takes ownership of the trees. */
  public TreeModel(Preprocessing preprocessing, Trees trees, Calibration calibration) {
    this.inputs =
        Stream.of(preprocessing.raw(), preprocessing.engineered())
            .flatMap(List::stream)
            .map(Learned::name)
            .toList();
    this.transformer = new Transformer(preprocessing);
    this.trees = trees;
    this.calibration = calibration;
  }

  /**
   * The files of a package that {@link #read} makes a model of, by name.
   *
   * @param trees as {@link Trees#toBytes} gave them
   */
  public static Map<String, byte[]> files(
      Preprocessing preprocessing, byte[] trees, Calibration calibration) throws IOException {
    return Map.of(
        ModelPackage.PREPROCESSING, JSON.writeValueAsBytes(preprocessing),
        ModelPackage.TREES, trees,
        ModelPackage.CALIBRATION, JSON.writeValueAsBytes(calibration));
  }

  /**
   * The model of a package.
   *
   * @throws UserException when the package lacks a file, or one is damaged
   */
  public static TreeModel read(ModelPackage model) throws IOException {
    Preprocessing preprocessing = json(model, ModelPackage.PREPROCESSING, Preprocessing.class);
    Calibration calibration = json(model, ModelPackage.CALIBRATION, Calibration.class);
    int classes = model.manifest().signature().target().categories().size();
    return new TreeModel(
        preprocessing, Trees.read(model.file(ModelPackage.TREES), classes), calibration);
  }

  private static <T> T json(ModelPackage model, String name, Class<T> type) throws IOException {
    try {
      return JSON.readValue(model.file(name), type);
    } catch (JsonProcessingException e) {
      throw new UserException(
          "%s of model package %s cannot be read: %s; train it anew"
              .formatted(name, model.folder(), JsonFault.of(e)),
          e);
    }
  }

  /** Names of the trees' inputs: raw features, then engineered ones. */
  List<String> inputs() {
    return inputs;
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
    return calibration.probabilities(margins, classes());
  }

  /** How a model comes to the probabilities of rows; all arrays are row-major. */
  static final class Steps {
    private final float[] complete;
    private final float[] contributions;
    private final float[] margins;
    private final float[] probabilities;

    private Steps(float[] complete, float[] contributions, float[] margins, float[] probabilities) {
      this.complete = complete;
      this.contributions = contributions;
      this.margins = margins;
      this.probabilities = probabilities;
    }

    /** Values of the trees' inputs, before they are scaled. */
    float[] complete() {
      return complete;
    }

    /** See {@link Trees#contributions}. */
    float[] contributions() {
      return contributions;
    }

    /** See {@link Trees#margins}. */
    float[] margins() {
      return margins;
    }

    /** See {@link TreeModel#probabilities}. */
    float[] probabilities() {
      return probabilities;
    }
  }

  /** All steps from features to probabilities; see {@link #probabilities}. */
  Steps steps(float[] features) {
    float[] transformed = transformer.transform(features);
    float[] margins = trees.margins(transformed, transformer.width());
    return new Steps(
        transformer.complete(features),
        trees.contributions(transformed, transformer.width()),
        margins,
        calibration.probabilities(margins, classes()));
  }

  @Override
  public void close() {
    trees.close();
  }
}
