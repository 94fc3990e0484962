package io.pulseline.deploy.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.ClusterOptions;
import io.pulseline.deploy.inference.Inference;
import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Stage;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.registry.command.LakeOptions;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "inference-service",
    description = {
      "Serves a version on KServe: secret, account, runtime and InferenceService.",
      "The keys of the bucket come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or are those of"
          + " the secret pulseline-s3 that is there."
    })
final class InferenceServiceCommand implements Callable<Integer> {
  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;
  @Mixin private ClusterOptions cluster;
  @Mixin private Patience patience;
  @Mixin private Output output;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Default: the one in production, or the newest where none is.")
  private String version;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Of the service and its model (default: that of the dataset).")
  private String name;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description = "Of the server (default: the one that kubeflow/serving names).")
  private String image;

  @Option(
      names = "--pod-s3-endpoint",
      paramLabel = "URL",
      description = "The S3 store as pods reach it (default: --s3-endpoint).")
  private String podS3Endpoint;

  @Option(names = "--no-wait", description = "End when all is applied.")
  private boolean noWait;

  /** What programs get; the URL is null when nobody waited for it. */
  private record Result(String name, String version, String uri, String url) {}

  @Override
  public Integer call() throws Exception {
    String served = name == null ? dataset.load().name() : name;
    S3Settings s3 = podS3Endpoint == null ? lake.s3() : S3Settings.of(podS3Endpoint);
    try (ModelStore store = ModelStore.open(dataset.load(), lake.lake(), lake.s3());
        Cluster connected = cluster.open()) {
      String chosen = chosen(store);
      Inference inference =
          new Inference(
              cluster.namespace(), served, store.uri(chosen), s3, Optional.ofNullable(image));
      inference.apply(connected, System.getenv());
      output.say("applied: %s serves %s", served, store.uri(chosen));
      String url = noWait ? null : inference.await(connected, output, patience.timeout());
      if (url != null) {
        output.say("ready: %s", url);
      }
      output.result(new Result(served, chosen, store.uri(chosen), url));
    }
    return 0;
  }

  private String chosen(ModelStore store) throws IOException {
    List<Entry> versions = store.list().registry().versions();
    if (version != null) {
      return store.list().registry().require(version).version();
    }
    return versions.stream()
        .filter(entry -> entry.stage() == Stage.PRODUCTION)
        .findFirst()
        .or(() -> versions.stream().reduce((older, newer) -> newer))
        .map(Entry::version)
        .orElseThrow(
            () ->
                new UserException(
                    "no models in %s; 'pulseline train run' makes one".formatted(store.uri())));
  }
}
