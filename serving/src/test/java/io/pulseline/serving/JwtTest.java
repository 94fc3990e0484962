package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.pulseline.contract.UserException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by a signed token. */
class JwtTest {
  private static final String INFER = "/v2/models/tiny/infer";
  private static final String INDEX = "/v2/repository/index";
  private static final String ISSUER = "https://issuer.test";
  private static final String AUDIENCE = "pulseline";
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;

  @TempDir private Path temp;
  private ECKey key;
  private Path jwks;
  private RunningServer server;

  @BeforeEach
  void makeKey() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
    jwks = temp.resolve("jwks.json");
    publish(key);
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.afterAll(null);
    }
  }

  private void publish(ECKey published) throws Exception {
    Files.writeString(jwks, new JWKSet(published.toPublicJWK()).toString());
  }

  private void start(String... more) throws Exception {
    startWith(jwks.toString(), more);
  }

  private void startWith(String place, String... more) throws Exception {
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(
        List.of("--jwks=" + place, "--jwt-issuer=" + ISSUER, "--jwt-audience=" + AUDIENCE));
    server =
        new RunningServer(
            Signatures.numbers(), () -> TokensTest.Options.open(options.toArray(String[]::new)));
    server.beforeAll(null);
  }

  private static String token(ECKey by, Consumer<JWTClaimsSet.Builder> change) throws Exception {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(by.getKeyID()).build();
    return signed(header, new ECDSASigner(by), change);
  }

  private static String signed(
      JWSHeader header, JWSSigner signer, Consumer<JWTClaimsSet.Builder> change) throws Exception {
    SignedJWT token = new SignedJWT(header, claims(change));
    token.sign(signer);
    return token.serialize();
  }

  private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    change.accept(claims);
    return claims.build();
  }

  private int post(String path, String token) throws Exception {
    return server
        .rest()
        .post(path, ROW.getBytes(StandardCharsets.UTF_8), "authorization", "Bearer " + token)
        .statusCode();
  }

  @Test
  void aTokenOfTheIssuerForUsLetsIn() throws Exception {
    start();

    assertThat(post(INFER, token(key, claims -> {}))).isEqualTo(200);
  }

  @Test
  void aTokenThatIsNotQuiteThatIsRefused() throws Exception {
    start();
    ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
    Date past = Date.from(Instant.now().minusSeconds(3600));
    byte[] shared = key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);

    for (String token :
        List.of(
            token(stranger, claims -> {}),
            token(key, claims -> claims.issuer("https://other.test")),
            token(key, claims -> claims.audience("other")),
            token(key, claims -> claims.audience((String) null)),
            token(key, claims -> claims.expirationTime(past)),
            token(key, claims -> claims.expirationTime(null)),
            token(key, claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600)))),
            new PlainJWT(claims(claims -> {})).serialize(),
            signed(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
                new MACSigner(shared),
                claims -> {}),
            "no.token.atall")) {
      assertThat(post(INFER, token)).as(token).isEqualTo(401);
    }
  }

  @Test
  void controlNeedsItsScope() throws Exception {
    start();

    assertThat(post(INDEX, token(key, claims -> claims.claim("scope", "openid repositor"))))
        .isEqualTo(403);
    assertThat(post(INDEX, token(key, claims -> claims.claim("scope", "openid repository"))))
        .isNotIn(401, 403);
    assertThat(post(INDEX, token(key, claims -> claims.claim("scp", List.of("repository")))))
        .isNotIn(401, 403);
  }

  @Test
  void inferenceMayNeedAScopeToo() throws Exception {
    start("--jwt-infer-scope=score");

    assertThat(post(INFER, token(key, claims -> {}))).isEqualTo(403);
    assertThat(post(INFER, token(key, claims -> claims.claim("scope", "score")))).isEqualTo(200);
  }

  @Test
  void aTokenIsGoodUntilItExpiresThoughItIsRemembered() throws Exception {
    start();
    // A minute of grace is for clocks that differ
    Date soon = Date.from(Instant.now().minusSeconds(58));
    String token = token(key, claims -> claims.expirationTime(soon));

    assertThat(post(INFER, token)).isEqualTo(200);
    await().until(() -> post(INFER, token) == 401);
  }

  @Test
  void keysAreExchangedWithoutARestart() throws Exception {
    start();
    String before = token(key, claims -> {});
    assertThat(post(INFER, before)).isEqualTo(200);
    ECKey next = new ECKeyGenerator(Curve.P_256).keyID("second").generate();

    publish(next);

    await().until(() -> post(INFER, token(next, claims -> {})) == 200);
    assertThat(post(INFER, before)).isEqualTo(401);
  }

  @Test
  void keysAreFetchedFromAnAddressAndAgainForATokenOfNone() throws Exception {
    AtomicReference<byte[]> published = new AtomicReference<>(Files.readAllBytes(jwks));
    HttpServer provider =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, published.get().length);
          exchange.getResponseBody().write(published.get());
          exchange.close();
        });
    provider.start();
    try {
      startWith("http://127.0.0.1:" + provider.getAddress().getPort() + "/keys");

      assertThat(post(INFER, token(key, claims -> {}))).isEqualTo(200);

      // Not at once: tokens of unknown keys cannot make it fetch without end
      ECKey next = new ECKeyGenerator(Curve.P_256).keyID("second").generate();
      publish(next);
      published.set(Files.readAllBytes(jwks));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> post(INFER, token(next, claims -> {})) == 200);
      key = next;
    } finally {
      provider.stop(0);
    }
    assertThat(post(INFER, token(key, claims -> claims.subject("again")))).isEqualTo(200);
  }

  @Test
  void keysWithoutAnIssuerAreNoStart() {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> TokensTest.Options.open("--jwks=" + jwks))
        .withMessageContaining("--jwt-issuer and --jwt-audience");
  }
}
