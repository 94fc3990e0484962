package io.pulseline.serving.grpc;

import com.google.protobuf.ByteString;
import io.pulseline.serving.plane.Datatype;
import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.InputTensor;
import io.pulseline.serving.plane.RawTensors;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.Shape;
import io.pulseline.serving.protocol.InferParameter;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferRequest.InferInputTensor;
import java.util.ArrayList;
import java.util.List;

/** Reads infer requests, typed or raw. */
final class RequestMessages {
  private RequestMessages() {}

  /**
   * Reads a request.
   *
   * @throws ServingException when its tensors are not what they claim to be
   */
  static InferRequest read(ModelInferRequest message) {
    List<String> outputs = new ArrayList<>(message.getOutputsCount());
    for (ModelInferRequest.InferRequestedOutputTensor output : message.getOutputsList()) {
      outputs.add(output.getName());
    }
    return new InferRequest(
        message.getModelName(),
        message.getModelVersion(),
        message.getId(),
        message.getRawInputContentsCount() > 0 ? rawInputs(message) : typedInputs(message),
        outputs,
        explain(message));
  }

  private static boolean explain(ModelInferRequest message) {
    if (message.getParametersCount() == 0) {
      return false;
    }
    InferParameter explain =
        message.getParametersOrDefault(
            InferRequest.EXPLAIN, InferParameter.newBuilder().setBoolParam(false).build());
    if (!explain.hasBoolParam()) {
      throw ServingException.invalid("parameter '%s' must be a bool_param", InferRequest.EXPLAIN);
    }
    return explain.getBoolParam();
  }

  private static List<InputTensor> rawInputs(ModelInferRequest message) {
    int count = message.getInputsCount();
    if (message.getRawInputContentsCount() != count) {
      throw ServingException.invalid(
          "raw_input_contents has %d entries for %d inputs, expected one for each",
          message.getRawInputContentsCount(), count);
    }
    List<InputTensor> inputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      InferInputTensor input = message.getInputs(i);
      if (input.hasContents()) {
        throw ServingException.invalid(
            "input '%s' has contents beside raw_input_contents, expected one or the other",
            input.getName());
      }
      ByteString raw = message.getRawInputContents(i);
      inputs.add(
          RawTensors.read(
              input.getName(), datatype(input), shape(input), raw.asReadOnlyByteBuffer()));
    }
    return inputs;
  }

  private static List<InputTensor> typedInputs(ModelInferRequest message) {
    List<InputTensor> inputs = new ArrayList<>(message.getInputsCount());
    for (InferInputTensor input : message.getInputsList()) {
      Datatype datatype = datatype(input);
      inputs.add(
          new InputTensor(
              input.getName(),
              datatype,
              shape(input),
              TypedContents.read(input.getName(), datatype, input.getContents())));
    }
    return inputs;
  }

  private static Datatype datatype(InferInputTensor input) {
    return Datatype.of(input.getName(), input.getDatatype());
  }

  private static Shape shape(InferInputTensor input) {
    long[] dimensions = new long[input.getShapeCount()];
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = input.getShape(i);
    }
    return new Shape(dimensions);
  }
}
