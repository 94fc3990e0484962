package io.pulseline.serving.security;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * TLS 1.2 and 1.3 with a certificate that is exchanged while connections are served: those that are
 * open stay, those that come next see the new one.
 */
public final class Tls implements AutoCloseable {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
  private final Optional<AdvancedTlsX509TrustManager> clients;
  private final WatchedFiles files;
  private final SslContext http;
  private final SslContext grpc;

  /**
   * Reads the files.
   *
   * @param certificate PEM, the server's own first, then those that signed it
   * @param key PEM
   * @param clientCa PEM of those who sign clients' certificates; empty when clients need none
   * @throws io.pulseline.contract.UserException when they cannot be used
   */
  public Tls(Path certificate, Path key, Optional<Path> clientCa) {
    List<Path> all = new ArrayList<>(List.of(certificate, key));
    clientCa.ifPresent(all::add);
    try {
      clients = clientCa.isPresent() ? Optional.of(trust()) : Optional.empty();
      files = new WatchedFiles("TLS files", all, this::use);
      http = finished(SslContextBuilder.forServer(keys).sslProvider(SslProvider.JDK));
      grpc =
          finished(GrpcSslContexts.configure(SslContextBuilder.forServer(keys), SslProvider.JDK));
    } catch (SSLException | GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot do TLS", e);
    }
  }

  private static AdvancedTlsX509TrustManager trust() throws GeneralSecurityException {
    // A client is who its certificate says, wherever it calls from
    return AdvancedTlsX509TrustManager.newBuilder()
        .setVerification(AdvancedTlsX509TrustManager.Verification.CERTIFICATE_ONLY_VERIFICATION)
        .build();
  }

  private SslContext finished(SslContextBuilder builder) throws SSLException {
    builder.protocols(VERSIONS);
    clients.ifPresent(trust -> builder.trustManager(trust).clientAuth(ClientAuth.REQUIRE));
    return builder.build();
  }

  private void use(List<byte[]> contents) throws IOException, GeneralSecurityException {
    X509Certificate[] chain = Pem.certificates(contents.get(0));
    PrivateKey key = Pem.key(contents.get(1));
    requirePair(chain[0], key);
    if (clients.isPresent()) {
      clients.get().updateTrustCredentials(Pem.certificates(contents.get(2)));
    }
    keys.updateIdentityCredentials(chain, key);
  }

  /** Of two files that are exchanged one after the other, one may be the old one still. */
  private static void requirePair(X509Certificate certificate, PrivateKey key)
      throws IOException, GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] challenge = new byte[32];
    new SecureRandom().nextBytes(challenge);
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(challenge);
    byte[] signature = signing.sign();
    Signature verifying = Signature.getInstance(algorithm);
    boolean ofOneKind = certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm());
    if (ofOneKind) {
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(challenge);
    }
    if (!ofOneKind || !verifying.verify(signature)) {
      throw new IOException("the key is not that of the certificate");
    }
  }

  /** For HTTP/1.1. */
  public SslContext http() {
    return http;
  }

  /** For gRPC, which wants HTTP/2 to be agreed upon. */
  public SslContext grpc() {
    return grpc;
  }

  @Override
  public void close() {
    files.close();
  }
}
