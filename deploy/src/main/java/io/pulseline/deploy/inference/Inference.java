package io.pulseline.deploy.inference;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.Document;
import io.pulseline.deploy.cluster.Ref;
import io.pulseline.deploy.manifest.Application;
import io.pulseline.storage.S3Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model package behind KServe.
 *
 * @param name of the service
 * @param uri of the package
 * @param s3 where the package lies, as pods reach it
 * @param image of the server; empty for that of the manifest
 */
public record Inference(
    String namespace, String name, String uri, S3Settings s3, Optional<String> image) {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * Applies all that it takes, or nothing.
   *
   * @param environment whose AWS keys become the secret
   * @throws UserException when that cannot be
   */
  public void apply(Cluster cluster, Map<String, String> environment) throws InterruptedException {
    List<Document> documents = new ArrayList<>();
    S3Secret.of(namespace, s3, environment).ifPresentOrElse(documents::add, () -> known(cluster));
    documents.addAll(ServingManifests.of(namespace, name, uri, image));
    Application application = new Application(cluster, documents);
    application.check();
    application.apply();
  }

  /** Without keys of our own, those that are there are used. */
  private void known(Cluster cluster) {
    if (cluster.find(Ref.core("Secret", namespace, S3Secret.NAME)).isEmpty()) {
      throw new UserException(
          "there is no Secret %s in namespace %s, and AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                  .formatted(S3Secret.NAME, namespace)
              + " are not set to make it from; set both");
    }
  }

  /**
   * Waits until the service answers.
   *
   * @return its URL, as KServe names it
   * @throws UserException when the time is over, with what KServe says
   */
  public String await(Cluster cluster, Output output, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    String told = "";
    while (true) {
      ServiceReadiness readiness = ServiceReadiness.of(service(cluster));
      if (readiness.ready()) {
        return readiness.url();
      }
      String words = readiness.reason() == null ? "no word from KServe yet" : readiness.reason();
      if (System.nanoTime() > end) {
        throw new UserException(
            "InferenceService %s is not ready after %d s: %s; it goes on trying"
                .formatted(name, patience.toSeconds(), words));
      }
      if (!words.equals(told)) {
        output.say("%s: %s", name, words);
        told = words;
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private JsonNode service(Cluster cluster) {
    Ref ref = new Ref("serving.kserve.io/v1beta1", "InferenceService", namespace, name);
    return cluster
        .find(ref)
        .orElseThrow(
            () ->
                new UserException(
                    "%s is gone from namespace %s".formatted(ref.words(), namespace)));
  }
}
