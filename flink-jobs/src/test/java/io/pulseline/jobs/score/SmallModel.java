package io.pulseline.jobs.score;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.pulseline.contract.Digest;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A package of two classes whose graph is built as the trainer's is: missing values become 0, a sum
 * over the features and a bias give the margin, Sigmoid the second class's probability, and from
 * one half on the label is its.
 */
final class SmallModel {
  private SmallModel() {}

  static ModelPackage write(Path folder, Dataset dataset, String version, float bias)
      throws IOException {
    Signature signature = Signature.of(dataset);
    byte[] onnx = graph(signature, bias).toByteArray();
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.SCHEMA_VERSION,
            dataset.name(),
            dataset.digest(),
            version,
            Instant.EPOCH,
            new Lineage("none", List.of(), 0, Map.of(), Instant.EPOCH, Instant.EPOCH, "test"),
            Map.of(),
            Map.of("accuracy", 0.9),
            Map.of(),
            Digest.sha256(onnx),
            signature,
            Map.of(),
            null);
    return ModelPackage.write(folder, manifest, Map.of(ModelPackage.ONNX, onnx));
  }

  private static ModelProto graph(Signature signature, float bias) {
    int features = signature.features().size();
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("small")
            .addInput(value(Signature.INPUT, TensorProto.DataType.FLOAT, features))
            .addOutput(value(Signature.LABEL, TensorProto.DataType.INT64, 0))
            .addOutput(value(Signature.PROBABILITIES, TensorProto.DataType.FLOAT, 2))
            .addInitializer(floats("bias", bias))
            .addInitializer(floats("scale", 0.03125f))
            .addInitializer(floats("one", 1))
            .addInitializer(floats("half", 0.5f))
            .addInitializer(longs("column", 1))
            .addInitializer(longs("flat", -1))
            .addInitializer(longs("labels", signature.label(0), signature.label(1)))
            .addNode(imputer(features))
            .addNode(node("Mul", "small", "present", "scale"))
            .addNode(node("ReduceSum", "sum", "small", "column"))
            .addNode(node("Add", "margin", "sum", "bias"))
            .addNode(node("Sigmoid", "second", "margin"))
            .addNode(node("Sub", "first", "one", "second"))
            .addNode(with(node("Concat", Signature.PROBABILITIES, "first", "second"), "axis", 1))
            .addNode(node("GreaterOrEqual", "reached", "second", "half"))
            .addNode(node("Reshape", "row", "reached", "flat"))
            .addNode(
                with(node("Cast", "position", "row"), "to", TensorProto.DataType.INT64.getNumber()))
            .addNode(with(node("Gather", Signature.LABEL, "labels", "position"), "axis", 0));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3))
        .setGraph(graph)
        .build();
  }

  private static NodeProto imputer(int features) {
    return NodeProto.newBuilder()
        .setOpType("Imputer")
        .setDomain("ai.onnx.ml")
        .addInput(Signature.INPUT)
        .addOutput("present")
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("imputed_value_floats")
                .setType(AttributeProto.AttributeType.FLOATS)
                .addAllFloats(Collections.nCopies(features, 0f)))
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("replaced_value_float")
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(Float.NaN))
        .build();
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private static NodeProto with(NodeProto node, String attribute, long value) {
    return node.toBuilder()
        .addAttribute(
            AttributeProto.newBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value))
        .build();
  }

  private static TensorProto floats(String name, float value) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT.getNumber())
        .addDims(1)
        .addFloatData(value)
        .build();
  }

  private static TensorProto longs(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    return tensor.build();
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
