package io.pulseline.serving.security;

import io.pulseline.contract.UserException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By which certificate the server is known, and which it asks of its clients. */
public final class TlsOptions {
  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "Speak TLS, over REST and gRPC, with this certificate (PEM, its chain behind it); read"
              + " again when it changes.")
  private Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key (PEM, without a password).")
  private Path key;

  @Option(
      names = "--tls-client-ca",
      paramLabel = "FILE",
      description = "Serve only clients with a certificate signed by one of these (PEM).")
  private Path clientCa;

  /** Whether there is to be TLS. */
  public boolean isGiven() {
    return certificate != null;
  }

  /**
   * TLS as the options say, if they do.
   *
   * @throws UserException when a file is missing or cannot be used
   */
  public Optional<Tls> tls() {
    if ((certificate == null) != (key == null)) {
      throw new UserException("--tls-cert and --tls-key belong together: give both");
    }
    if (certificate == null) {
      if (clientCa != null) {
        throw new UserException("--tls-client-ca needs --tls-cert and --tls-key");
      }
      return Optional.empty();
    }
    return Optional.of(new Tls(certificate, key, Optional.ofNullable(clientCa)));
  }
}
