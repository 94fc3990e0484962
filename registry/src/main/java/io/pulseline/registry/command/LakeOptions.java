package io.pulseline.registry.command;

import io.pulseline.storage.S3Settings;
import picocli.CommandLine.Option;

/** Which lake. */
public final class LakeOptions {
  @Option(
      names = "--lake",
      required = true,
      paramLabel = "URI",
      description = "Root of the lake: s3://bucket/prefix, file:///folder or a path.")
  private String lake;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "S3 store that is not AWS; credentials come from AWS_ACCESS_KEY_ID and so on.")
  private String s3Endpoint;

  public String lake() {
    return lake;
  }

  public S3Settings s3() {
    return S3Settings.of(s3Endpoint);
  }
}
