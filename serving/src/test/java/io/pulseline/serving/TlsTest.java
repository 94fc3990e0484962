package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.StatusRuntimeException;
import io.pulseline.contract.UserException;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Admission;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.protocol.ServerLiveRequest;
import io.pulseline.serving.security.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS on both ports, with certificates of a real authority. */
class TlsTest {
  private static final String READY = "/v2/health/ready";

  @TempDir private Path temp;
  private Certificates authority;
  private Path certificate;
  private Path key;
  private Path clientCa;
  private RunningServer server;

  @BeforeEach
  void makeAuthority() throws Exception {
    authority = new Certificates("authority");
    certificate = temp.resolve("tls.crt");
    key = temp.resolve("tls.key");
    clientCa = temp.resolve("ca.crt");
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.afterAll(null);
    }
  }

  private void start(Optional<Path> clients) throws IOException {
    server =
        new RunningServer(
            Signatures.numbers(),
            () -> {
              Limits limits = Limits.standard(RunningServer.MAX_BODY_BYTES);
              return new Edge(
                  limits,
                  new Admission(limits),
                  Optional.of(new Tls(certificate, key, clients)),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty());
            });
    server.beforeAll(null);
  }

  private TlsClient.Seen look(TlsClient client) throws Exception {
    return client.look(server.httpPort(), READY);
  }

  private boolean call(TlsClient client) throws IOException {
    return client.call(
        server.grpcPort(),
        calls -> calls.serverLive(ServerLiveRequest.getDefaultInstance()).getLive());
  }

  private TlsClient stranger() throws IOException {
    return new TlsClient(authority.pem(), null);
  }

  @Test
  void bothPortsSpeakTls() throws Exception {
    authority.issue("server", Certificates.elliptic()).writeTo(certificate, key);
    start(Optional.empty());

    assertThat(look(stranger())).isEqualTo(new TlsClient.Seen(200, "CN=server"));
    assertThat(call(stranger())).isTrue();
  }

  @Test
  void whoSpeaksInTheClearIsNotServed() throws Exception {
    authority.issue("server", Certificates.elliptic()).writeTo(certificate, key);
    start(Optional.empty());

    assertThatThrownBy(() -> server.rest().get(READY)).isInstanceOf(IOException.class);
  }

  @Test
  void keysAreReadAsCertManagerWritesThem() throws Exception {
    for (KeyPair pair : new KeyPair[] {Certificates.elliptic(), Certificates.rsa()}) {
      Certificates.Identity old = authority.issueWithOldKey("server", pair);
      assertThat(old.key()).containsAnyOf("BEGIN EC PRIVATE KEY", "BEGIN RSA PRIVATE KEY");
      old.writeTo(certificate, key);
      start(Optional.empty());

      assertThat(look(stranger()).status()).isEqualTo(200);
      stop();
      server = null;
    }
  }

  @Test
  void clientsNeedACertificateOfTheirAuthority() throws Exception {
    Certificates clients = new Certificates("clients");
    Files.writeString(clientCa, clients.pem());
    authority.issue("server", Certificates.elliptic()).writeTo(certificate, key);
    start(Optional.of(clientCa));
    TlsClient known =
        new TlsClient(authority.pem(), clients.issue("known", Certificates.elliptic()));
    TlsClient other =
        new TlsClient(
            authority.pem(), new Certificates("others").issue("other", Certificates.elliptic()));

    assertThat(look(known).status()).isEqualTo(200);
    assertThat(call(known)).isTrue();
    for (TlsClient refused : new TlsClient[] {stranger(), other}) {
      assertThatThrownBy(() -> look(refused)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> call(refused)).isInstanceOf(StatusRuntimeException.class);
    }
  }

  @Test
  void aRenewedCertificateIsShownWithoutARestart() throws Exception {
    // As Kubernetes does: the files are links into a folder that is a link itself
    Path first = Files.createDirectory(temp.resolve("first"));
    Path second = Files.createDirectory(temp.resolve("second"));
    authority
        .issue("before", Certificates.elliptic())
        .writeTo(first.resolve("crt"), first.resolve("key"));
    authority
        .issue("after", Certificates.elliptic())
        .writeTo(second.resolve("crt"), second.resolve("key"));
    Path data = Files.createSymbolicLink(temp.resolve("data"), first);
    Files.createSymbolicLink(certificate, data.resolve("crt"));
    Files.createSymbolicLink(key, data.resolve("key"));
    start(Optional.empty());
    assertThat(look(stranger()).server()).isEqualTo("CN=before");

    Path next = Files.createSymbolicLink(temp.resolve("next"), second);
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

    await().untilAsserted(() -> assertThat(look(stranger()).server()).isEqualTo("CN=after"));
    assertThat(call(stranger())).isTrue();
  }

  @Test
  void aBrokenFileLeavesTheOldCertificateInForce() throws Exception {
    authority.issue("before", Certificates.elliptic()).writeTo(certificate, key);
    start(Optional.empty());

    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    Files.delete(certificate);
    await().during(Duration.ofSeconds(2)).until(() -> look(stranger()).status() == 200);
    authority.issue("after", Certificates.elliptic()).writeTo(certificate, key);

    await().untilAsserted(() -> assertThat(look(stranger()).server()).isEqualTo("CN=after"));
  }

  @Test
  void aKeyOfAnotherCertificateIsNoStart() throws Exception {
    authority.issue("server", Certificates.elliptic()).writeTo(certificate, key);
    authority.issue("server", Certificates.elliptic()).writeTo(certificate, temp.resolve("other"));

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> new Tls(certificate, key, Optional.empty()).close())
        .withMessageContaining("the key is not that of the certificate")
        .withMessageContaining(certificate.toString());
  }
}
