package io.pulseline.trainer.onnx;

import io.pulseline.features.Formula;
import io.pulseline.features.Learned;
import io.pulseline.features.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The nodes that do in a graph what {@link io.pulseline.features.Transformer} does in Java,
 * operation by operation in the same order and precision.
 */
final class PreprocessingNodes {
  private final Graph graph;
  private final List<Formula> formulas;
  private final Preprocessing preprocessing;

  PreprocessingNodes(Graph graph, Preprocessing preprocessing) {
    this.graph = graph;
    this.formulas = preprocessing.formulas();
    this.preprocessing = preprocessing;
  }

  /** Adds them; takes and returns names of values of shapes [N, raw] and [N, trees' inputs]. */
  String add(String features) {
    List<Learned> raw = preprocessing.raw();
    String imputed =
        graph.mlNode(
            "Imputer",
            "imputed",
            features,
            Attributes.ofFloats("imputed_value_floats", each(raw, Learned::fill)),
            Attributes.ofFloat("replaced_value_float", Float.NaN));
    String complete = clip("complete", imputed, raw);
    String all = formulas.isEmpty() ? complete : withEngineered(complete);
    List<Learned> inputs = new ArrayList<>(raw);
    inputs.addAll(preprocessing.engineered());
    return graph.mlNode(
        "Scaler",
        "scaled",
        all,
        Attributes.ofFloats("offset", each(inputs, Learned::offset)),
        Attributes.ofFloats("scale", each(inputs, Learned::scale)));
  }

  private String withEngineered(String complete) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      String name = "engineered_" + i;
      Formula formula = formulas.get(i);
      values.add(
          formula instanceof Formula.Ratio ratio
              ? ratio(name, complete, ratio)
              : product(name, complete, ((Formula.Product) formula).factors()));
    }
    String together = graph.node("Concat", "engineered", values, Attributes.ofInt("axis", 1));
    String clipped = clip("engineered_clipped", together, preprocessing.engineered());
    return graph.node("Concat", "all", List.of(complete, clipped), Attributes.ofInt("axis", 1));
  }

  private String product(String name, String complete, List<Integer> factors) {
    String value = column(name + "_0", complete, factors.get(0));
    for (int i = 1; i < factors.size(); i++) {
      String factor = column(name + "_" + i, complete, factors.get(i));
      value = graph.node("Mul", name + "_product_" + i, List.of(value, factor));
    }
    return value;
  }

  private String ratio(String name, String complete, Formula.Ratio ratio) {
    String numerator = column(name + "_numerator", complete, ratio.numerator());
    String denominator = column(name + "_denominator", complete, ratio.denominator());
    String offset = graph.floats(name + "_offset", List.of(ratio.denominatorOffset()), 1);
    String shifted = graph.node("Add", name + "_shifted", List.of(denominator, offset));
    return graph.node("Div", name + "_ratio", List.of(numerator, shifted));
  }

  private String column(String name, String complete, int position) {
    String index = graph.longs(name + "_index", List.of((long) position), 1);
    return graph.node("Gather", name, List.of(complete, index), Attributes.ofInt("axis", 1));
  }

  private String clip(String name, String values, List<Learned> columns) {
    int width = columns.size();
    String lower = graph.floats(name + "_lower", each(columns, Learned::lower), 1, width);
    String upper = graph.floats(name + "_upper", each(columns, Learned::upper), 1, width);
    String raised = graph.node("Max", name + "_raised", List.of(values, lower));
    return graph.node("Min", name, List.of(raised, upper));
  }

  private static List<Float> each(List<Learned> columns, Function<Learned, Float> value) {
    return columns.stream().map(value).toList();
  }
}
