package io.pulseline.trainer.command;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.registry.ModelStore;
import io.pulseline.storage.S3Settings;
import picocli.CommandLine.Option;

/** Where the version in production lies that rows, or a new model, are held against. */
final class RivalOptions {
  @Option(
      names = "--lake",
      paramLabel = "URI",
      description =
          "Root of the lake whose version in production is compared with; without it nothing is.")
  private String lake;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "S3 store that is not AWS; credentials come from AWS_ACCESS_KEY_ID and so on.")
  private String s3Endpoint;

  /** Null when none is named. */
  String lake() {
    return lake;
  }

  S3Settings s3() {
    return S3Settings.of(s3Endpoint);
  }

  /** Null when no lake is named. */
  ModelStore open(Dataset dataset) {
    return lake == null ? null : ModelStore.open(dataset, lake, s3());
  }
}
