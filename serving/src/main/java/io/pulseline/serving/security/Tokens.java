package io.pulseline.serving.security;

/** Decides by bearer tokens. Safe for many threads at once, none of which ever waits here. */
public abstract sealed class Tokens implements AutoCloseable permits FileTokens, JwtTokens {
  private static final String SCHEME = "Bearer ";

  /**
   * Whether a request may.
   *
   * @param authorization the header of that name, null when there is none
   */
  public final Decision decide(String authorization, Right right) {
    if (right == Right.NONE || isOpen(right)) {
      return Decision.GRANTED;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Decision.NO_TOKEN;
    }
    return decideOn(authorization.substring(SCHEME.length()).strip(), right);
  }

  /** Whether it takes no token at all. */
  abstract boolean isOpen(Right right);

  abstract Decision decideOn(String token, Right right);

  @Override
  public abstract void close();
}
