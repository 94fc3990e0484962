package io.pulseline.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Signature;
import io.pulseline.features.Preprocessing;
import io.pulseline.trees.Trees;
import io.pulseline.trees.calibration.Calibration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One ONNX graph from raw features to label and probabilities: impute, clip, engineer, scale,
 * trees, base margin, calibrated probabilities, label.
 *
 * <p>Input {@code features} float [N, F] with NaN where missing; outputs {@code label} int64 [N],
 * that of the likeliest target category (see {@link Signature#label}), and {@code probabilities}
 * float [N, K] in the order of the target's categories; see {@link CalibrationNodes}.
 */
public final class ModelGraph {
  private final Dataset dataset;
  private final Trees trees;
  private final Graph graph;

  private ModelGraph(Dataset dataset, Trees trees) {
    this.dataset = dataset;
    this.trees = trees;
    this.graph = new Graph(dataset.name());
  }

  /** The graph as the bytes of a {@code model.onnx}. */
  public static byte[] of(
      Dataset dataset, Preprocessing preprocessing, Trees trees, Calibration calibration) {
    return new ModelGraph(dataset, trees).write(preprocessing, calibration);
  }

  private byte[] write(Preprocessing preprocessing, Calibration calibration) {
    int classes = trees.classes();
    String features = graph.input(Signature.INPUT, dataset.features().size());
    graph.output(Signature.LABEL, TensorProto.DataType.INT64, 0);
    graph.output(Signature.PROBABILITIES, TensorProto.DataType.FLOAT, classes);
    String inputs = new PreprocessingNodes(graph, preprocessing).add(features);
    String margin = margin(inputs, Calibration.margins(classes));
    String position = new CalibrationNodes(graph, calibration, classes).add(margin);
    List<Long> labels = IntStream.range(0, classes).mapToObj(Signature.of(dataset)::label).toList();
    graph.node(
        "Gather",
        Signature.LABEL,
        List.of(graph.longs("labels", labels, classes), position),
        Attributes.ofInt("axis", 0));
    return graph.toBytes();
  }

  private String margin(String inputs, int targets) {
    JsonNode learner = trees.json().required("learner");
    JsonNode model = learner.required("gradient_booster").required("model");
    String sums =
        graph.mlNode(
            "TreeEnsembleRegressor", "sums", inputs, TreeEnsemble.attributes(model, targets));
    List<Float> margins = new BaseMargin(learner).margins(targets);
    String base = graph.floats("base", margins, targets);
    return graph.node("Add", "margin", List.of(sums, base));
  }
}
