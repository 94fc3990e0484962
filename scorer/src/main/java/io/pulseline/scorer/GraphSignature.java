package io.pulseline.scorer;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.pulseline.contract.UserException;
import io.pulseline.contract.model.Signature;
import java.util.Arrays;
import java.util.Map;

/** Holds a loaded graph against the signature that its package promises. */
final class GraphSignature {
  private GraphSignature() {}

  /**
   * Checks the names, types and shapes of the graph's input and outputs.
   *
   * @throws UserException naming the first one that differs
   */
  static void check(OrtSession session, Signature signature, String where) throws OrtException {
    int features = signature.features().size();
    int classes = signature.target().categories().size();
    Map<String, NodeInfo> inputs = session.getInputInfo();
    Map<String, NodeInfo> outputs = session.getOutputInfo();
    check(where, inputs, Signature.INPUT, OnnxJavaType.FLOAT, -1, features);
    check(where, outputs, Signature.LABEL, OnnxJavaType.INT64, -1);
    check(where, outputs, Signature.PROBABILITIES, OnnxJavaType.FLOAT, -1, classes);
  }

  private static void check(
      String where, Map<String, NodeInfo> nodes, String name, OnnxJavaType type, long... shape) {
    NodeInfo node = nodes.get(name);
    boolean same =
        node != null
            && node.getInfo() instanceof TensorInfo tensor
            && tensor.type == type
            && Arrays.equals(tensor.getShape(), shape);
    if (!same) {
      throw new UserException(
          String.format(
              "%s does not fit its signature: '%s' should be %s %s, it is %s",
              where, name, type, Arrays.toString(shape), node == null ? "absent" : node.getInfo()));
    }
  }
}
