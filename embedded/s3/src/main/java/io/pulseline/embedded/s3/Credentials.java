package io.pulseline.embedded.s3;

import java.util.Map;

/** The one pair of keys that requests must be signed with. */
record Credentials(String accessKey, String secretKey) {
  private static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
  private static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";

  static Credentials fromEnvironment(Map<String, String> environment) {
    return new Credentials(require(environment, ACCESS_KEY), require(environment, SECRET_KEY));
  }

  private static String require(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "no credentials: set "
              + ACCESS_KEY
              + " and "
              + SECRET_KEY
              + " in the environment of this server and of its clients");
    }
    return value;
  }

  @Override
  public String toString() {
    return "Credentials[" + accessKey + "]";
  }
}
