package io.pulseline.serving;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client that knows one authority, and is known by a certificate or not at all. */
final class TlsClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String authority;
  private final Certificates.Identity identity;

  /**
   * A client.
   *
   * @param authority PEM
   * @param identity null for none
   */
  TlsClient(String authority, Certificates.Identity identity) {
    this.authority = authority;
    this.identity = identity;
  }

  /** Looks, by a new connection, at a path: its status, and to whom it was connected. */
  Seen look(int port, String path) throws Exception {
    HttpResponse<Void> response =
        HttpClient.newBuilder()
            .sslContext(context())
            .build()
            .send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                    .timeout(PATIENCE)
                    .build(),
                BodyHandlers.discarding());
    X509Certificate server =
        (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
    return new Seen(response.statusCode(), server.getSubjectX500Principal().getName());
  }

  /** What was seen over REST. */
  record Seen(int status, String server) {}

  /** Makes calls of gRPC by a new connection. */
  <T> T call(int port, Function<GRPCInferenceServiceBlockingStub, T> calls) throws IOException {
    SslContextBuilder builder = SslContextBuilder.forClient().trustManager(stream(authority));
    if (identity != null) {
      builder.keyManager(stream(identity.certificate()), stream(identity.key()));
    }
    SslContext context = GrpcSslContexts.configure(builder, SslProvider.JDK).build();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port).sslContext(context).build();
    try {
      return calls.apply(
          GRPCInferenceServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } finally {
      channel.shutdownNow();
    }
  }

  private SSLContext context() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "authority",
        CertificateFactory.getInstance("X.509").generateCertificate(stream(authority)));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(), trust.getTrustManagers(), null);
    return context;
  }

  private KeyManager[] keys() throws Exception {
    if (identity == null) {
      return new KeyManager[0];
    }
    char[] none = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "own",
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(identity.key()))),
        none,
        new Certificate[] {
          CertificateFactory.getInstance("X.509")
              .generateCertificate(stream(identity.certificate()))
        });
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, none);
    return factory.getKeyManagers();
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
