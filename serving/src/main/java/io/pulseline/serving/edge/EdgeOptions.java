package io.pulseline.serving.edge;

import io.pulseline.serving.limits.Admission;
import io.pulseline.serving.limits.LimitOptions;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.log.LogOptions;
import io.pulseline.serving.payload.PayloadOptions;
import io.pulseline.serving.security.TlsOptions;
import io.pulseline.serving.security.TokenOptions;
import picocli.CommandLine.Mixin;

/** All that protects a server, and all that it tells of its requests. */
public final class EdgeOptions {
  @Mixin private LimitOptions limits;
  @Mixin private TlsOptions tls;
  @Mixin private TokenOptions tokens;
  @Mixin private LogOptions logs;
  @Mixin private PayloadOptions payloads;

  /** Whether clients must speak TLS. */
  public boolean isSecured() {
    return tls.isGiven();
  }

  /**
   * Opens what the options name.
   *
   * @param maxBodyBytes of one request
   * @throws io.pulseline.contract.UserException when one of them cannot be
   */
  public Edge open(int maxBodyBytes) {
    Limits most = limits.limits(maxBodyBytes);
    return new Edge(
        most,
        new Admission(most),
        tls.tls(),
        tokens.tokens(),
        logs.accessLog(),
        payloads.payloads());
  }
}
