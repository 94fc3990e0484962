package io.pulseline.serving;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A certificate authority that lives as long as its test, and what it signs. */
final class Certificates {
  private static final AtomicLong SERIALS = new AtomicLong(1);

  private final String name;
  private final KeyPair keys;
  private final X509CertificateHolder certificate;

  Certificates(String name) throws Exception {
    this.name = name;
    this.keys = elliptic();
    this.certificate = sign(name, keys, true);
  }

  /** A key and the certificate for it, both as PEM. */
  record Identity(String certificate, String key) {
    /** Writes both, for an option each. */
    void writeTo(Path certificateFile, Path keyFile) throws IOException {
      Files.writeString(certificateFile, certificate);
      Files.writeString(keyFile, key);
    }
  }

  static KeyPair elliptic() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  static KeyPair rsa() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  /** Its own certificate, as PEM. */
  String pem() throws IOException {
    return pem(certificate);
  }

  /** Someone on this machine, with the key in the form of PKCS#8. */
  Identity issue(String subject, KeyPair pair) throws Exception {
    return new Identity(
        pem(sign(subject, pair, false)), pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
  }

  /** The same with the key in the older form of its kind, as cert-manager writes it. */
  Identity issueWithOldKey(String subject, KeyPair pair) throws Exception {
    // Java leaves the curve out, which OpenSSL and Go put in
    Object key =
        pair.getPrivate() instanceof ECPrivateKey elliptic
            ? new PemObject(
                "EC PRIVATE KEY",
                new org.bouncycastle.asn1.sec.ECPrivateKey(
                        256, elliptic.getS(), SECObjectIdentifiers.secp256r1)
                    .getEncoded())
            : pair.getPrivate();
    return new Identity(pem(sign(subject, pair, false)), pem(key));
  }

  private X509CertificateHolder sign(String subject, KeyPair pair, boolean authority)
      throws IOException, OperatorCreationException {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal("CN=" + name),
            BigInteger.valueOf(SERIALS.getAndIncrement()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofHours(1))),
            new X500Principal("CN=" + subject),
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    if (!authority) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    }
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
  }

  private static String pem(Object part) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(part);
    }
    return text.toString();
  }
}
