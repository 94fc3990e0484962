package io.pulseline.jobs.elasticsearch;

/** Elasticsearch answered, and refused a request as a whole. */
public final class RequestRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  RequestRefusedException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }
}
