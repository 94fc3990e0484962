package io.pulseline.serving.security;

/** What a token is good for. */
public enum Decision {
  GRANTED("", ""),
  /** HTTP 401, gRPC UNAUTHENTICATED. */
  NO_TOKEN("a bearer token is needed: send it in the header Authorization", "Bearer"),
  /** HTTP 401, gRPC UNAUTHENTICATED. */
  BAD_TOKEN(
      "the bearer token is none that is accepted here, or has expired",
      "Bearer error=\"invalid_token\""),
  /** HTTP 403, gRPC PERMISSION_DENIED. */
  NOT_ALLOWED("the bearer token does not allow this", "Bearer error=\"insufficient_scope\"");

  private final String message;
  private final String challenge;

  Decision(String message, String challenge) {
    this.message = message;
    this.challenge = challenge;
  }

  /** What to tell the client. */
  public String message() {
    return message;
  }

  /** For the header {@code WWW-Authenticate}, after RFC 6750. */
  public String challenge() {
    return challenge;
  }
}
