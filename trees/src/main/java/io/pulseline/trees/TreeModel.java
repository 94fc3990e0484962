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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A fitted model as Java and XGBoost compute it: what is done to raw values, trees, and what makes
 * probabilities of their margins. It is what the ONNX graph is held against, and what explains the
 * graph's answers. Close it to give the trees' native memory back.
 */
public final class TreeModel implements AutoCloseable {
  /** Base and contributions of a row are this close to its margin: all are sums of floats. */
  public static final double TOLERANCE = 1e-4;

  /** The files of a package that {@link #read(Map, int, String)} makes a model of. */
  public static final List<String> FILES =
      List.of(ModelPackage.PREPROCESSING, ModelPackage.CALIBRATION, ModelPackage.TREES);

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
   * The contents of {@link #FILES}, by name.
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
    Map<String, byte[]> files = new HashMap<>();
    for (String name : FILES) {
      files.put(name, model.file(name));
    }
    int classes = model.manifest().signature().target().categories().size();
    return read(files, classes, model.folder().toString());
  }

  /**
   * The model of a package's files.
   *
   * @param files contents of {@link #FILES}, by name
   * @param where names the package in error messages
   * @throws UserException when one is damaged
   */
  public static TreeModel read(Map<String, byte[]> files, int classes, String where)
      throws IOException {
    Preprocessing preprocessing =
        json(files, ModelPackage.PREPROCESSING, Preprocessing.class, where);
    Calibration calibration = json(files, ModelPackage.CALIBRATION, Calibration.class, where);
    return new TreeModel(
        preprocessing, Trees.read(files.get(ModelPackage.TREES), classes), calibration);
  }

  private static <T> T json(Map<String, byte[]> files, String name, Class<T> type, String where)
      throws IOException {
    try {
      return JSON.readValue(files.get(name), type);
    } catch (JsonProcessingException e) {
      throw new UserException(
          "%s of model package %s cannot be read: %s; train it anew"
              .formatted(name, where, JsonFault.of(e)),
          e);
    }
  }

  /** Names of the trees' inputs: raw features, then engineered ones. */
  public List<String> inputs() {
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

  /**
   * What each input adds to the margins of rows, by exact TreeSHAP.
   *
   * @param features row-major raw features, NaN where missing
   * @return as {@link Trees#contributions} has it, {@link #inputs()} being the width
   * @throws IllegalStateException when they do not sum to the margins that they explain
   */
  public float[] contributions(float[] features) {
    float[] transformed = transformer.transform(features);
    return contributions(transformed, trees.margins(transformed, transformer.width()));
  }

  private float[] contributions(float[] transformed, float[] margins) {
    float[] contributions = trees.contributions(transformed, transformer.width());
    int each = transformer.width() + 1;
    for (int at = 0; at < margins.length; at++) {
      double sum = 0;
      for (int i = 0; i < each; i++) {
        sum += contributions[at * each + i];
      }
      if (!(Math.abs(sum - margins[at]) <= TOLERANCE)) {
        throw new IllegalStateException(
            "contributions sum to %s, the margin is %s".formatted(sum, margins[at]));
      }
    }
    return contributions;
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
        contributions(transformed, margins),
        margins,
        calibration.probabilities(margins, classes()));
  }

  @Override
  public void close() {
    trees.close();
  }
}
