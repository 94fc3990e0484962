package io.pulseline.scorer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.pulseline.contract.model.Signature;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Set;

/**
 * Input and outputs for a fixed number of rows, in native memory that ONNX Runtime reads and writes
 * in place.
 */
final class Batch implements AutoCloseable {
  private final int rows;
  private final int classes;
  private final FloatBuffer features;
  private final LongBuffer labels;
  private final FloatBuffer probabilities;
  private final OnnxTensor input;
  private final OnnxTensor label;
  private final OnnxTensor probability;
  private final Map<String, OnnxTensorLike> inputs;
  private final Map<String, OnnxValue> outputs;

  Batch(OrtEnvironment environment, int rows, int width, int classes) throws OrtException {
    this.rows = rows;
    this.classes = classes;
    this.features = direct((long) rows * width * Float.BYTES).asFloatBuffer();
    this.labels = direct((long) rows * Long.BYTES).asLongBuffer();
    this.probabilities = direct((long) rows * classes * Float.BYTES).asFloatBuffer();
    this.input = OnnxTensor.createTensor(environment, features, new long[] {rows, width});
    this.label = OnnxTensor.createTensor(environment, labels, new long[] {rows});
    this.probability =
        OnnxTensor.createTensor(environment, probabilities, new long[] {rows, classes});
    this.inputs = Map.of(Signature.INPUT, input);
    this.outputs = Map.of(Signature.LABEL, label, Signature.PROBABILITIES, probability);
  }

  int rows() {
    return rows;
  }

  int classes() {
    return classes;
  }

  void run(OrtSession session, float[] values) throws OrtException {
    features.put(0, values, 0, features.capacity());
    // the outputs are pinned: the result itself holds nothing
    session.run(inputs, Set.of(), outputs).close();
  }

  void copyTo(long[] labelsOut, float[] probabilitiesOut) {
    labels.get(0, labelsOut, 0, rows);
    probabilities.get(0, probabilitiesOut, 0, rows * classes);
  }

  @Override
  public void close() {
    input.close();
    label.close();
    probability.close();
  }

  private static ByteBuffer direct(long bytes) {
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
  }
}
