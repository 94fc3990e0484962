package io.pulseline.serving.plane;

/**
 * Where a request came from, for those who note it.
 *
 * @param requestId the client's name for it, empty when it has none
 * @param traceParent the header of that name, for what the request causes; empty when there is none
 */
public record Origin(String requestId, String traceParent) {
  /** When nobody notes it. */
  public static final Origin NONE = new Origin("", "");
}
