package io.pulseline.serving;

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
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real ONNX graph that is small enough to compute by hand: missing values become 0, then class k
 * has the logit {@code Σ x[f] · weight(f, k)}, then softmax and the likeliest class's label.
 */
public final class TinyModel {
  static final String VERSION = "v_20260102_030405_acc_0_9000";

  private TinyModel() {}

  static float weight(int feature, int category) {
    return 0.01f * (feature + 1) * (category - 0.5f);
  }

  /** What the graph must answer for a row; NaN where missing. */
  public static double[] probabilities(Signature signature, double... row) {
    double[] exponentials = new double[signature.target().categories().size()];
    double sum = 0;
    for (int k = 0; k < exponentials.length; k++) {
      double logit = 0;
      for (int f = 0; f < row.length; f++) {
        logit += Double.isNaN(row[f]) ? 0 : row[f] * weight(f, k);
      }
      exponentials[k] = Math.exp(logit);
      sum += exponentials[k];
    }
    for (int k = 0; k < exponentials.length; k++) {
      exponentials[k] /= sum;
    }
    return exponentials;
  }

  static ModelPackage write(Path folder, Signature signature) throws IOException {
    return write(folder, signature, VERSION);
  }

  /** As {@link #write(Path, Signature)}, as another version. */
  public static ModelPackage write(Path folder, Signature signature, String version)
      throws IOException {
    return write(folder, signature, "tiny", version);
  }

  /** As {@link #write(Path, Signature, String)}, of a dataset. */
  public static ModelPackage write(Path folder, Signature signature, String dataset, String version)
      throws IOException {
    return write(folder, signature, dataset, version, Map.of());
  }

  /** With files beside the graph, by name. */
  public static ModelPackage write(
      Path folder, Signature signature, String dataset, String version, Map<String, byte[]> beside)
      throws IOException {
    int labels = signature.target().categories().size();
    return write(folder, signature, dataset, version, beside, graph(signature, labels));
  }

  /** One whose graph fails on rows of any class but the first: it has no label for them. */
  static ModelPackage writeFaulty(Path folder, Signature signature) throws IOException {
    return write(folder, signature, "tiny", VERSION, Map.of(), graph(signature, 1));
  }

  private static ModelPackage write(
      Path folder,
      Signature signature,
      String dataset,
      String version,
      Map<String, byte[]> beside,
      ModelProto graph)
      throws IOException {
    byte[] onnx = graph.toByteArray();
    Map<String, String> digests = new TreeMap<>();
    beside.forEach((name, content) -> digests.put(name, Digest.sha256(content)));
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.SCHEMA_VERSION,
            dataset,
            "0",
            version,
            Instant.EPOCH,
            new Lineage("none", List.of(), 0, Map.of(), Instant.EPOCH, Instant.EPOCH, "test"),
            Map.of(),
            Map.of("accuracy", 0.9),
            Map.of(),
            Digest.sha256(onnx),
            signature,
            digests,
            null);
    Map<String, byte[]> files = new HashMap<>(beside);
    files.put(ModelPackage.ONNX, onnx);
    return ModelPackage.write(folder, manifest, files);
  }

  private static ModelProto graph(Signature signature, int labelled) {
    int features = signature.features().size();
    int classes = signature.target().categories().size();
    TensorProto.Builder weights = tensor("weights", 1, features, classes);
    for (int f = 0; f < features; f++) {
      for (int k = 0; k < classes; k++) {
        weights.addFloatData(weight(f, k));
      }
    }
    TensorProto.Builder labels = tensor("labels", 7, labelled);
    for (int k = 0; k < labelled; k++) {
      labels.addInt64Data(signature.label(k));
    }
    AttributeProto.Builder zeros =
        AttributeProto.newBuilder()
            .setName("imputed_value_floats")
            .setType(AttributeProto.AttributeType.FLOATS);
    for (int f = 0; f < features; f++) {
      zeros.addFloats(0);
    }
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("tiny")
            .addInput(value(Signature.INPUT, 1, features))
            .addOutput(value(Signature.LABEL, 7))
            .addOutput(value(Signature.PROBABILITIES, 1, classes))
            .addInitializer(weights)
            .addInitializer(labels)
            .addNode(
                node("Imputer", "present", Signature.INPUT)
                    .setDomain("ai.onnx.ml")
                    .addAttribute(zeros)
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("replaced_value_float")
                            .setType(AttributeProto.AttributeType.FLOAT)
                            .setF(Float.NaN)))
            .addNode(node("MatMul", "logits", "present", "weights"))
            .addNode(
                node("Softmax", Signature.PROBABILITIES, "logits").addAttribute(integer("axis", 1)))
            .addNode(
                node("ArgMax", "likeliest", Signature.PROBABILITIES)
                    .addAttribute(integer("axis", 1))
                    .addAttribute(integer("keepdims", 0)))
            .addNode(node("Gather", Signature.LABEL, "labels", "likeliest"));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3))
        .setGraph(graph)
        .build();
  }

  private static TensorProto.Builder tensor(String name, int type, int... dimensions) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
    for (int dimension : dimensions) {
      tensor.addDims(dimension);
    }
    return tensor;
  }

  private static NodeProto.Builder node(String type, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName(output)
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** A batch of such rows, or of numbers when there is no width. */
  private static ValueInfoProto value(String name, int type, int... width) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
    for (int size : width) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
        .build();
  }
}
