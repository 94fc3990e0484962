package io.pulseline.serving.plane;

import com.google.errorprone.annotations.FormatMethod;

/** A request that gets no inference; its message is for the client and its kind for the status. */
public final class ServingException extends RuntimeException {
  /** What a client is told when the server itself is at fault, which is none of these kinds. */
  public static final String FAULT = "the server failed; its log has the reason";

  private static final long serialVersionUID = 1L;

  /** What went wrong, in terms that both transports have a status for. */
  public enum Kind {
    /** HTTP 400, gRPC INVALID_ARGUMENT. */
    INVALID,
    /** HTTP 413, gRPC RESOURCE_EXHAUSTED. */
    TOO_LARGE,
    /** HTTP 415, gRPC UNIMPLEMENTED. */
    UNSUPPORTED,
    /** HTTP 403, gRPC PERMISSION_DENIED. */
    FORBIDDEN,
    /** HTTP 404, gRPC NOT_FOUND. */
    NOT_FOUND,
    /** HTTP 501, gRPC UNIMPLEMENTED. */
    UNIMPLEMENTED,
    /** HTTP 503, gRPC UNAVAILABLE. */
    UNAVAILABLE
  }

  private final Kind kind;

  private ServingException(Kind kind, String message) {
    // A client's mistake needs no stack trace, and filling one in costs more than the inference
    super(message, null, false, false);
    this.kind = kind;
  }

  @FormatMethod
  public static ServingException invalid(String format, Object... arguments) {
    return new ServingException(Kind.INVALID, String.format(format, arguments));
  }

  /** For what is not to be had here by whoever asks. */
  public static ServingException forbidden(String message) {
    return new ServingException(Kind.FORBIDDEN, message);
  }

  @FormatMethod
  public static ServingException notFound(String format, Object... arguments) {
    return new ServingException(Kind.NOT_FOUND, String.format(format, arguments));
  }

  /** For a request in a form that is not spoken here. */
  @FormatMethod
  public static ServingException unsupported(String format, Object... arguments) {
    return new ServingException(Kind.UNSUPPORTED, String.format(format, arguments));
  }

  /** For a request of more than is taken. */
  @FormatMethod
  public static ServingException tooLarge(String format, Object... arguments) {
    return new ServingException(Kind.TOO_LARGE, String.format(format, arguments));
  }

  /** For a request whose tensors do not fit in memory. */
  public static ServingException tooLarge() {
    return tooLarge("the request needs more memory than the server has, send fewer rows at a time");
  }

  /** For what this model cannot do, though another might. */
  @FormatMethod
  public static ServingException unimplemented(String format, Object... arguments) {
    return new ServingException(Kind.UNIMPLEMENTED, String.format(format, arguments));
  }

  public static ServingException unavailable(String message) {
    return new ServingException(Kind.UNAVAILABLE, message);
  }

  /** For what comes when the server is about to end. */
  public static ServingException stopping() {
    return unavailable("the server is stopping");
  }

  public Kind kind() {
    return kind;
  }
}
