package io.pulseline.local.command;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.observe.Stores;
import io.pulseline.storage.S3Settings;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * Where the records are when no data folder of this machine has them: in containers, on a cluster.
 */
final class StoreArguments {
  @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Kafka brokers.")
  private String bootstrap;

  @Option(names = "--elasticsearch", paramLabel = "URL", description = "Elasticsearch.")
  private String elasticsearch;

  @Option(
      names = "--lake",
      paramLabel = "URI",
      description = "Root of the lake: s3://bucket/prefix, file:///folder or a path.")
  private String lake;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "S3 store that is not AWS; credentials come from AWS_ACCESS_KEY_ID and so on.")
  private String s3Endpoint;

  /** Whether it was said where they are, and not only with which S3 store a lake would be. */
  boolean given() {
    return Stream.of(bootstrap, elasticsearch, lake).anyMatch(value -> value != null);
  }

  /**
   * The stores of a dataset.
   *
   * @param cache folder for copies of the lake's files
   * @param scored whether they have predictions too
   * @throws UserException when one of the three addresses is missing
   */
  Stores stores(String dataset, Path cache, boolean scored) {
    if (Stream.of(bootstrap, elasticsearch, lake).anyMatch(value -> value == null)) {
      throw new UserException(
          "to verify stores elsewhere say where all three are: --bootstrap, --elasticsearch and"
              + " --lake");
    }
    return new Stores(
        Datasets.load(dataset),
        KafkaSettings.of(bootstrap),
        elasticsearch,
        lake,
        S3Settings.of(s3Endpoint),
        cache,
        scored);
  }
}
