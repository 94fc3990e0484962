package io.pulseline.deploy.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.deploy.cluster.Document;
import io.pulseline.deploy.cluster.Ref;
import io.pulseline.deploy.manifest.ManifestFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The manifests of kubeflow/serving/base, which the build copies beside this class. */
final class ServingManifests {
  private ServingManifests() {}

  /**
   * Account, runtime and service for one package.
   *
   * @param name of the service, which clients ask for the model by
   * @param uri of the package
   * @param image of the runtime; empty for the one that the manifest names
   */
  static List<Document> of(String namespace, String name, String uri, Optional<String> image) {
    return Stream.of("s3.yaml", "servingruntime.yaml", "inferenceservice.yaml")
        .flatMap(
            file -> ManifestFiles.parse(text(file), file, namespace, Optional.empty()).stream())
        .map(document -> filled(document, namespace, name, uri, image))
        .toList();
  }

  private static Document filled(
      Document document, String namespace, String name, String uri, Optional<String> image) {
    ObjectNode json = document.json();
    ObjectNode metadata = (ObjectNode) json.get("metadata");
    metadata.put("namespace", namespace);
    Ref ref = document.ref();
    if (ref.kind().equals("InferenceService")) {
      metadata.put("name", name);
      ((ObjectNode) json.at("/spec/predictor/model")).put("storageUri", uri);
      return new Document(new Ref(ref.apiVersion(), ref.kind(), namespace, name), json);
    }
    if (ref.kind().equals("ServingRuntime")) {
      image.ifPresent(given -> ((ObjectNode) json.at("/spec/containers/0")).put("image", given));
    }
    return document;
  }

  private static String text(String file) {
    try (InputStream in = ServingManifests.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
