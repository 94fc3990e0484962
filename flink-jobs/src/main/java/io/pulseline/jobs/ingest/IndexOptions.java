package io.pulseline.jobs.ingest;

import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.jobs.elasticsearch.ElasticsearchOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Mixin: whether there are documents, where, and in indices of what shape. */
final class IndexOptions {
  @Mixin private ElasticsearchOptions elasticsearch = new ElasticsearchOptions();

  @Option(names = "--no-index", description = "Write no documents; --elasticsearch is not needed.")
  private boolean none;

  @Option(
      names = "--index",
      paramLabel = "INDEX",
      description = "Index of the documents (default: <dataset>). Created if missing.")
  private String index;

  @Option(
      names = "--index-per",
      defaultValue = "dataset",
      paramLabel = "dataset|day",
      description =
          "One index, or one for each day of event time, in UTC, behind an alias of its name"
              + " (default: ${DEFAULT-VALUE}).")
  private IndexSettings.Per per;

  @Option(
      names = "--index-shards",
      defaultValue = "1",
      paramLabel = "N",
      description = "Shards of an index that is created (default: ${DEFAULT-VALUE}).")
  private int shards;

  @Option(
      names = "--index-replicas",
      defaultValue = "0",
      paramLabel = "N",
      description = "Replicas of an index that is created (default: ${DEFAULT-VALUE}).")
  private int replicas;

  /**
   * What the options say; empty for no documents.
   *
   * @throws UserException when they do not fit together
   */
  Optional<IndexSettings> settings(Dataset dataset) {
    if (none) {
      return Optional.empty();
    }
    if (!elasticsearch.isGiven()) {
      throw new UserException("say where documents go with --elasticsearch, or --no-index");
    }
    if (shards < 1 || replicas < 0) {
      throw new UserException("--index-shards must be above 0, --index-replicas not below 0");
    }
    String name = index == null ? Names.index(dataset) : index;
    return Optional.of(new IndexSettings(elasticsearch.settings(), name, per, shards, replicas));
  }
}
