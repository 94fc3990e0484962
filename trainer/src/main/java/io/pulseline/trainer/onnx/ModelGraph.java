package io.pulseline.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Signature;
import io.pulseline.features.Preprocessing;
import io.pulseline.trainer.boost.Decision;
import io.pulseline.trainer.boost.Trees;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One ONNX graph from raw features to label and probabilities: impute, clip, engineer, scale,
 * trees, base margin, link function, label.
 *
 * <p>Input {@code features} float [N, F] with NaN where missing; outputs {@code label} int64 [N],
 * that of the likeliest target category (see {@link Signature#label}), and {@code probabilities}
 * float [N, K] in the order of the target's categories. Of two classes the second is the label from
 * a probability of 0.5 on; of more the first of the likeliest.
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
  public static byte[] of(Dataset dataset, Preprocessing preprocessing, Trees trees) {
    return new ModelGraph(dataset, trees).write(preprocessing);
  }

  private byte[] write(Preprocessing preprocessing) {
    int classes = trees.classes();
    String features = graph.input(Signature.INPUT, dataset.features().size());
    graph.output(Signature.LABEL, TensorProto.DataType.INT64, 0);
    graph.output(Signature.PROBABILITIES, TensorProto.DataType.FLOAT, classes);
    String inputs = new PreprocessingNodes(graph, dataset, preprocessing).add(features);
    String margin = margin(inputs, classes == 2 ? 1 : classes);
    String position = classes == 2 ? binary(margin) : multiClass(margin);
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

  /** Adds the probabilities of two classes, returns the position of the label. */
  private String binary(String margin) {
    String second = graph.node("Sigmoid", "second", List.of(margin));
    String one = graph.floats("one", List.of(1f), 1);
    String first = graph.node("Sub", "first", List.of(one, second));
    graph.node(
        "Concat", Signature.PROBABILITIES, List.of(first, second), Attributes.ofInt("axis", 1));
    String threshold = graph.floats("threshold", List.of(Decision.THRESHOLD), 1);
    String reached = graph.node("GreaterOrEqual", "reached", List.of(second, threshold));
    String flat =
        graph.node("Reshape", "flat", List.of(reached, graph.longs("flat_shape", List.of(-1L), 1)));
    int int64 = TensorProto.DataType.INT64.getNumber();
    return graph.node("Cast", "position", List.of(flat), Attributes.ofInt("to", int64));
  }

  /** Adds the probabilities of three classes or more, returns the position of the label. */
  private String multiClass(String margin) {
    graph.node("Softmax", Signature.PROBABILITIES, List.of(margin), Attributes.ofInt("axis", 1));
    return graph.node(
        "ArgMax",
        "position",
        List.of(Signature.PROBABILITIES),
        Attributes.ofInt("axis", 1),
        Attributes.ofInt("keepdims", 0));
  }
}
