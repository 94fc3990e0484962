package io.pulseline.serving.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** JSON Web Tokens, signed by keys that an identity provider publishes. */
final class JwtTokens extends Tokens {
  /** Signatures of key pairs: with a shared secret whoever verifies could sign too. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /** A client sends one token with many requests, and a signature costs more than an inference. */
  private static final int REMEMBERED = 1024;

  private final JsonWebKeys keys;
  private final JwtRules rules;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Map<String, Verified> verified = new ConcurrentHashMap<>();

  /** A token whose signature holds. */
  private record Verified(boolean infers, boolean controls, long expiresMillis, Object keys) {}

  JwtTokens(JsonWebKeys keys, JwtRules rules) {
    this.keys = keys;
    this.rules = rules;
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            ALGORITHMS, (selector, context) -> selector.select(keys.now())));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            rules.audience(),
            new JWTClaimsSet.Builder().issuer(rules.issuer()).build(),
            Set.of("exp")));
  }

  @Override
  boolean isOpen(Right right) {
    return false;
  }

  @Override
  Decision decideOn(String token, Right right) {
    Verified known = verified.get(token);
    if (known == null
        || known.keys() != keys.now()
        || known.expiresMillis() <= System.currentTimeMillis()) {
      verified.remove(token);
      known = verify(token);
    }
    if (known == null) {
      return Decision.BAD_TOKEN;
    }
    boolean may = right == Right.CONTROL ? known.controls() : known.infers();
    return may ? Decision.GRANTED : Decision.NOT_ALLOWED;
  }

  /** Null when it does not hold. */
  private Verified verify(String token) {
    Object by = keys.now();
    JWTClaimsSet claims;
    try {
      claims = processor.process(token, null);
    } catch (BadJOSEException e) {
      keys.perhapsOld();
      return null;
    } catch (ParseException | JOSEException e) {
      return null;
    }
    Set<String> scopes = scopes(claims);
    boolean controls = scopes.contains(rules.controlScope());
    boolean infers = rules.inferScope() == null || scopes.contains(rules.inferScope()) || controls;
    Verified result =
        new Verified(infers, controls, claims.getExpirationTime().toInstant().toEpochMilli(), by);
    if (verified.size() >= REMEMBERED) {
      verified.clear();
    }
    verified.put(token, result);
    return result;
  }

  /** OAuth has one text of them, divided by spaces; some providers have a list, as {@code scp}. */
  private static Set<String> scopes(JWTClaimsSet claims) {
    Set<String> scopes = new HashSet<>();
    for (String name : List.of("scope", "scp")) {
      Object claim = claims.getClaim(name);
      if (claim instanceof String text) {
        scopes.addAll(List.of(text.split(" ")));
      } else if (claim instanceof Collection<?> list) {
        list.forEach(scope -> scopes.add(String.valueOf(scope)));
      }
    }
    return scopes;
  }

  @Override
  public void close() {
    keys.close();
  }
}
