package io.pulseline.storage;

/** A key pair of an S3 store; it shows itself to nobody. */
public record S3Credentials(String accessKey, String secretKey) {
  @Override
  public String toString() {
    return "S3Credentials[***]";
  }
}
