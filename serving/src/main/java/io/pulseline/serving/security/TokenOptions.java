package io.pulseline.serving.security;

import io.pulseline.contract.UserException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which bearer tokens are asked for. */
public final class TokenOptions {
  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Serve only requests with one of these bearer tokens (one a line; read again when it"
              + " changes).")
  private Path inferFile;

  @Option(
      names = "--repository-token-file",
      paramLabel = "FILE",
      description = "Tokens that may load and unload models too; others may not.")
  private Path controlFile;

  @Option(
      names = "--jwks",
      paramLabel = "FILE|URL",
      description = "Serve only requests with a JWT that is signed by one of these keys (JWKS).")
  private String jwks;

  @Option(names = "--jwt-issuer", paramLabel = "ISS", description = "Who must have issued it.")
  private String issuer;

  @Option(names = "--jwt-audience", paramLabel = "AUD", description = "Whom it must be for.")
  private String audience;

  @Option(
      names = "--jwt-infer-scope",
      paramLabel = "SCOPE",
      description = "Scope that it needs for inference (default: any will do).")
  private String inferScope;

  @Option(
      names = "--jwt-repository-scope",
      paramLabel = "SCOPE",
      defaultValue = "repository",
      description = "Scope that it needs to load and unload models (default: ${DEFAULT-VALUE}).")
  private String controlScope;

  /**
   * What is asked for, if anything is.
   *
   * @throws UserException when the options do not go together, or a file or address has no keys
   */
  public Optional<Tokens> tokens() {
    boolean files = inferFile != null || controlFile != null;
    if (jwks == null) {
      if (issuer != null || audience != null || inferScope != null) {
        throw new UserException("--jwt-issuer, --jwt-audience and --jwt-infer-scope need --jwks");
      }
      return files
          ? Optional.of(
              new FileTokens(Optional.ofNullable(inferFile), Optional.ofNullable(controlFile)))
          : Optional.empty();
    }
    if (files) {
      throw new UserException("give either files of tokens or --jwks, not both");
    }
    if (issuer == null || audience == null) {
      throw new UserException(
          "--jwks needs --jwt-issuer and --jwt-audience: a token for others is none for us");
    }
    return Optional.of(
        new JwtTokens(
            JsonWebKeys.of(jwks), new JwtRules(issuer, audience, inferScope, controlScope)));
  }
}
