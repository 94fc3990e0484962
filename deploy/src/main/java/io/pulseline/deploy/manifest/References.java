package io.pulseline.deploy.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.deploy.cluster.Document;
import io.pulseline.deploy.cluster.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Secrets and config maps that the pods of a document need to start. */
public final class References {
  private References() {}

  /**
   * One of them.
   *
   * @param key that the object has to hold; empty when all of it is taken
   */
  public record Needed(Ref ref, Optional<String> key) {}

  /** All, each once, in the order of the document; what is optional is none. */
  public static List<Needed> of(Document document) {
    List<Needed> needed = new ArrayList<>();
    collect(document.json().path("spec"), document.ref().namespace(), needed);
    return needed.stream().distinct().toList();
  }

  private static void collect(JsonNode node, String namespace, List<Needed> needed) {
    add(node.path("secretRef"), "Secret", "name", namespace, needed);
    add(node.path("secretKeyRef"), "Secret", "name", namespace, needed);
    add(node.path("secret"), "Secret", "secretName", namespace, needed);
    add(node.path("configMapRef"), "ConfigMap", "name", namespace, needed);
    add(node.path("configMapKeyRef"), "ConfigMap", "name", namespace, needed);
    add(node.path("configMap"), "ConfigMap", "name", namespace, needed);
    node.forEach(child -> collect(child, namespace, needed));
  }

  private static void add(
      JsonNode reference, String kind, String named, String namespace, List<Needed> needed) {
    if (reference.path(named).isTextual() && !reference.path("optional").asBoolean()) {
      needed.add(
          new Needed(
              Ref.core(kind, namespace, reference.get(named).textValue()),
              Optional.ofNullable(reference.path("key").textValue())));
    }
  }
}
