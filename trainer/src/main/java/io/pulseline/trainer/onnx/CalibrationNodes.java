package io.pulseline.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.pulseline.contract.model.Signature;
import io.pulseline.trees.calibration.Calibration;
import io.pulseline.trees.calibration.Decision;
import io.pulseline.trees.calibration.Isotonic;
import io.pulseline.trees.calibration.PiecewiseLinear;
import io.pulseline.trees.calibration.Platt;
import java.util.ArrayList;
import java.util.List;

/**
 * The nodes that do in a graph what a {@link Calibration} does in Java, and that name the label. Of
 * two classes the second is the label from a probability of 0.5 on; of more the first of the
 * likeliest.
 */
final class CalibrationNodes {
  private final Graph graph;
  private final Calibration calibration;
  private final int classes;

  CalibrationNodes(Graph graph, Calibration calibration, int classes) {
    this.graph = graph;
    this.calibration = calibration;
    this.classes = classes;
  }

  /** Adds the probabilities of margins; returns the position of the label among the classes. */
  String add(String margin) {
    return classes == 2 ? binary(margin) : multiClass(margin);
  }

  private String binary(String margin) {
    String second =
        calibration instanceof Isotonic isotonic
            ? curve("second", margin, isotonic.curves().get(0))
            : graph.node("Sigmoid", "second", List.of(scaled(margin)));
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

  private String multiClass(String margin) {
    if (calibration instanceof Isotonic isotonic) {
      String plain = graph.node("Softmax", "plain", List.of(margin), Attributes.ofInt("axis", 1));
      List<String> columns = new ArrayList<>();
      for (int k = 0; k < classes; k++) {
        String index = graph.longs("class_" + k + "_index", List.of((long) k), 1);
        String column =
            graph.node("Gather", "class_" + k, List.of(plain, index), Attributes.ofInt("axis", 1));
        columns.add(curve("class_" + k + "_calibrated", column, isotonic.curves().get(k)));
      }
      String together = graph.node("Concat", "together", columns, Attributes.ofInt("axis", 1));
      String axis = graph.longs("class_axis", List.of(1L), 1);
      String sum = graph.node("ReduceSum", "class_sum", List.of(together, axis));
      graph.node("Div", Signature.PROBABILITIES, List.of(together, sum));
    } else {
      graph.node(
          "Softmax", Signature.PROBABILITIES, List.of(scaled(margin)), Attributes.ofInt("axis", 1));
    }
    return graph.node(
        "ArgMax",
        "position",
        List.of(Signature.PROBABILITIES),
        Attributes.ofInt("axis", 1),
        Attributes.ofInt("keepdims", 0));
  }

  private String scaled(String margin) {
    if (!(calibration instanceof Platt platt)) {
      return margin;
    }
    String slope = graph.floats("steepness", List.of(platt.slope()), 1);
    String stretched = graph.node("Mul", "stretched", List.of(margin, slope));
    String shifts = graph.floats("shifts", platt.shifts(), platt.shifts().size());
    return graph.node("Add", "shifted", List.of(stretched, shifts));
  }

  /**
   * {@code y0 + Σ slope · clip(x − knot, 0, gap)}: each gap between knots adds what of it x passes.
   */
  private String curve(String name, String x, PiecewiseLinear curve) {
    int gaps = curve.x().size() - 1;
    String base = graph.floats(name + "_base", List.of(curve.y().get(0)), 1);
    if (gaps == 0) {
      String zero = graph.floats(name + "_zero", List.of(0f), 1);
      String nothing = graph.node("Mul", name + "_nothing", List.of(x, zero));
      return graph.node("Add", name, List.of(nothing, base));
    }
    List<Float> widths = new ArrayList<>();
    List<Float> slopes = new ArrayList<>();
    for (int i = 0; i < gaps; i++) {
      float width = curve.x().get(i + 1) - curve.x().get(i);
      widths.add(width);
      slopes.add((curve.y().get(i + 1) - curve.y().get(i)) / width);
    }
    String knots = graph.floats(name + "_knots", curve.x().subList(0, gaps), 1, gaps);
    String beyond = graph.node("Sub", name + "_beyond", List.of(x, knots));
    String zero = graph.floats(name + "_zero", List.of(0f), 1);
    String above = graph.node("Max", name + "_above", List.of(beyond, zero));
    String limits = graph.floats(name + "_widths", widths, 1, gaps);
    String passed = graph.node("Min", name + "_passed", List.of(above, limits));
    String each = graph.floats(name + "_slopes", slopes, gaps, 1);
    String climbed = graph.node("MatMul", name + "_climbed", List.of(passed, each));
    return graph.node("Add", name, List.of(climbed, base));
  }
}
