package io.pulseline.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/**
 * An ONNX graph under construction. Values are named after the node that makes them; every method
 * that adds a node returns the name of its output.
 */
final class Graph {
  static final String ML = "ai.onnx.ml";

  // IR 8 with these operator sets is read by ONNX Runtime 1.12 and later
  private static final long IR_VERSION = 8;
  private static final long OPSET = 17;
  private static final long ML_OPSET = 3;

  private final GraphProto.Builder graph;

  Graph(String name) {
    this.graph = GraphProto.newBuilder().setName(name);
  }

  /** Declares an input of shape [N, width]. */
  String input(String name, int width) {
    graph.addInput(value(name, TensorProto.DataType.FLOAT, width));
    return name;
  }

  /** Declares an output of shape [N, width], or [N] when {@code width} is 0. */
  void output(String name, TensorProto.DataType type, int width) {
    graph.addOutput(value(name, type, width));
  }

  String node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    return add("", operator, output, inputs, attributes);
  }

  /** A node of the {@value #ML} operator set. */
  String mlNode(String operator, String output, String input, AttributeProto... attributes) {
    return add(ML, operator, output, List.of(input), attributes);
  }

  String floats(String name, List<Float> values, long... shape) {
    TensorProto.Builder tensor = tensor(name, TensorProto.DataType.FLOAT, shape);
    graph.addInitializer(tensor.addAllFloatData(values));
    return name;
  }

  String longs(String name, List<Long> values, long... shape) {
    TensorProto.Builder tensor = tensor(name, TensorProto.DataType.INT64, shape);
    graph.addInitializer(tensor.addAllInt64Data(values));
    return name;
  }

  byte[] toBytes() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("pulseline")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(ML).setVersion(ML_OPSET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private String add(
      String domain,
      String operator,
      String output,
      List<String> inputs,
      AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setDomain(domain)
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  private static TensorProto.Builder tensor(String name, TensorProto.DataType type, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
    for (long dimension : shape) {
      tensor.addDims(dimension);
    }
    return tensor;
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, int width) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
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
