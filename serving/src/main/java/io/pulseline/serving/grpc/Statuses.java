package io.pulseline.serving.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.plane.ServingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC status of a failure. */
final class Statuses {
  private static final Logger LOG = LoggerFactory.getLogger(Statuses.class);

  private Statuses() {}

  static StatusRuntimeException of(Throwable failure) {
    if (failure instanceof ServingException refused) {
      Status status =
          switch (refused.kind()) {
            case INVALID -> Status.INVALID_ARGUMENT;
            case UNSUPPORTED, UNIMPLEMENTED -> Status.UNIMPLEMENTED;
            case FORBIDDEN -> Status.PERMISSION_DENIED;
            case NOT_FOUND -> Status.NOT_FOUND;
            case TOO_LARGE -> Status.RESOURCE_EXHAUSTED;
            case UNAVAILABLE -> Status.UNAVAILABLE;
          };
      return status.withDescription(refused.getMessage()).asRuntimeException();
    }
    LOG.error("a gRPC call failed", failure);
    return Status.INTERNAL.withDescription(ServingException.FAULT).asRuntimeException();
  }
}
