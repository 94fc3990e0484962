package io.pulseline.scorer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.model.Signature;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A graph whose answers are easy to foresee: the probabilities are the softmax of the features, and
 * the label is the position of the largest one.
 */
final class SmallGraph {
  private SmallGraph() {}

  static byte[] softmax(int classes) {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("softmax")
            .addInput(value("features", TensorProto.DataType.FLOAT, classes))
            .addOutput(value("label", TensorProto.DataType.INT64, 0))
            .addOutput(value("probabilities", TensorProto.DataType.FLOAT, classes))
            .addNode(node("Softmax", "features", "probabilities"))
            .addNode(
                node("ArgMax", "features", "label").toBuilder()
                    .addAttribute(integer("keepdims", 0)))
            .build();
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  static Signature signature(int features, int classes) {
    List<Column> columns =
        IntStream.range(0, features)
            .<Column>mapToObj(
                i -> new NumericColumn("f" + i, ValueType.FLOAT, "", null, null, false))
            .toList();
    List<Category> categories =
        IntStream.range(0, classes).mapToObj(i -> new Category("c" + i, "c" + i)).toList();
    return new Signature(
        columns, new CategoricalColumn("target", ValueType.STRING, categories, true), null);
  }

  private static NodeProto node(String operator, String input, String output) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addInput(input)
        .addOutput(output)
        .addAttribute(integer("axis", 1))
        .build();
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, int width) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
    if (width > 0) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }
}
