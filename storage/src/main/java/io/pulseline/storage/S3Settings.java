package io.pulseline.storage;

import io.pulseline.contract.UserException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach S3.
 *
 * @param endpoint of a store that is not AWS; empty means AWS
 * @param credentials when empty, the SDK takes them from {@code AWS_ACCESS_KEY_ID} and {@code
 *     AWS_SECRET_ACCESS_KEY}, and from wherever else it usually looks; they never travel through
 *     arguments
 */
public record S3Settings(
    Optional<URI> endpoint, String region, Optional<S3Credentials> credentials) {
  private static final String DEFAULT_REGION = "us-east-1";

  /**
   * Settings for an endpoint, with the environment's region and credentials.
   *
   * @param endpoint an http(s) URL; null or blank means AWS
   */
  public static S3Settings of(String endpoint) {
    return of(endpoint, System.getenv());
  }

  static S3Settings of(String endpoint, Map<String, String> environment) {
    String region = environment.getOrDefault("AWS_REGION", DEFAULT_REGION);
    if (endpoint == null || endpoint.isBlank()) {
      return new S3Settings(Optional.empty(), region, Optional.empty());
    }
    if (!endpoint.startsWith("http://") && !endpoint.startsWith("https://")) {
      throw new UserException(
          "S3 endpoint '" + endpoint + "' is no URL; write it like http://127.0.0.1:9000");
    }
    return new S3Settings(Optional.of(URI.create(endpoint)), region, Optional.empty());
  }

  /** The same store with a key pair of its own, whatever the environment says. */
  public S3Settings with(S3Credentials own) {
    return new S3Settings(endpoint, region, Optional.of(own));
  }
}
