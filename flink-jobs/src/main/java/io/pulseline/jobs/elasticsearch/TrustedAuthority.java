package io.pulseline.jobs.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.UserException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts what some certificates have signed, and nobody else. */
final class TrustedAuthority {
  private TrustedAuthority() {}

  /**
   * Fails early.
   *
   * @param pem null for Java's own authorities
   * @throws UserException when there is no certificate in it
   */
  static void requireReadable(String pem, Path file) {
    if (pem == null) {
      return;
    }
    try {
      context(pem);
    } catch (GeneralSecurityException e) {
      throw new UserException(
          "--elasticsearch-ca %s: holds no certificate as PEM (%s)".formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * @param pem certificates
   */
  static SSLContext context(String pem) throws GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    var bytes = new ByteArrayInputStream(pem.getBytes(UTF_8));
    try {
      trusted.load(null, null);
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
        trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
      }
      if (trusted.size() == 0) {
        throw new GeneralSecurityException("it is empty");
      }
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
