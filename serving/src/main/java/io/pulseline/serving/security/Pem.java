package io.pulseline.serving.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads PEM as OpenSSL and cert-manager write it: PKCS#8, and the older forms of RSA and EC. */
final class Pem {
  private Pem() {}

  /**
   * The certificates of a file, in their order.
   *
   * @throws IOException when there is none
   */
  static X509Certificate[] certificates(byte[] pem) throws IOException, GeneralSecurityException {
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<X509Certificate> certificates = new ArrayList<>();
    for (Object part : parts(pem)) {
      if (part instanceof X509CertificateHolder certificate) {
        certificates.add(converter.getCertificate(certificate));
      }
    }
    if (certificates.isEmpty()) {
      throw new IOException("no certificate (BEGIN CERTIFICATE) in it");
    }
    return certificates.toArray(X509Certificate[]::new);
  }

  /**
   * The private key of a file.
   *
   * @throws IOException when there is none
   */
  static PrivateKey key(byte[] pem) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    for (Object part : parts(pem)) {
      if (part instanceof PEMKeyPair pair) {
        return converter.getPrivateKey(pair.getPrivateKeyInfo());
      }
      if (part instanceof PrivateKeyInfo key) {
        return converter.getPrivateKey(key);
      }
    }
    throw new IOException("no private key (BEGIN PRIVATE KEY) without a password in it");
  }

  private static List<Object> parts(byte[] pem) throws IOException {
    List<Object> parts = new ArrayList<>();
    try (PEMParser parser =
        new PEMParser(
            new InputStreamReader(new ByteArrayInputStream(pem), StandardCharsets.US_ASCII))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
