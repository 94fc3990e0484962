package io.pulseline.serving.grpc;

import io.grpc.MethodDescriptor;
import io.pulseline.serving.security.Right;

/** What kinds of calls there are. */
final class Calls {
  private static final String INFER = "ModelInfer";

  private Calls() {}

  /** Whether a call is more than a look at what there is: it may take long. */
  static boolean hasWork(MethodDescriptor<?, ?> method) {
    return INFER.equals(method.getBareMethodName());
  }

  /** What a call needs to be allowed; one that is not known here needs most. */
  static Right right(MethodDescriptor<?, ?> method) {
    return switch (String.valueOf(method.getBareMethodName())) {
      case "ServerLive", "ServerReady", "ModelReady" -> Right.NONE;
      case INFER, "ServerMetadata", "ModelMetadata" -> Right.INFER;
      default -> Right.CONTROL;
    };
  }
}
