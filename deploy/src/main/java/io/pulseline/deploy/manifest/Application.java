package io.pulseline.deploy.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.Document;
import io.pulseline.deploy.cluster.Ref;
import io.pulseline.deploy.manifest.References.Needed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents that are applied together or not at all: everything is looked at and tried out before
 * the first of them is written, and what was there before is kept to go back to.
 */
public final class Application {
  private static final List<String> THE_SERVERS_OWN =
      List.of("managedFields", "resourceVersion", "uid", "creationTimestamp", "generation");

  private final Cluster cluster;
  private final List<Document> documents;
  private final Map<Document, Optional<Document>> before = new LinkedHashMap<>();

  public Application(Cluster cluster, List<Document> documents) {
    this.cluster = cluster;
    this.documents = List.copyOf(documents);
  }

  /**
   * Makes sure that all of it can be applied, and that the secrets and config maps are there that
   * pods will ask for. Nothing is written.
   *
   * @return secrets and config maps that we may not look at, so that nobody knows
   * @throws UserException for the first thing that is in the way
   */
  public List<Ref> check() {
    for (Document document : documents) {
      cluster.tryOut(document);
    }
    List<Ref> unseen = new ArrayList<>();
    for (Document document : documents) {
      for (Needed needed : References.of(document)) {
        if (documents.stream().anyMatch(known -> known.ref().equals(needed.ref()))) {
          continue;
        }
        if (cluster.may("get", needed.ref())) {
          require(needed, document.ref());
        } else if (!unseen.contains(needed.ref())) {
          unseen.add(needed.ref());
        }
      }
    }
    return unseen;
  }

  private void require(Needed needed, Ref by) {
    String where = "in namespace " + needed.ref().namespace();
    JsonNode found =
        cluster
            .find(needed.ref())
            .orElseThrow(
                () ->
                    new UserException(
                        "there is no %s %s, which %s needs; %s"
                            .formatted(needed.ref().words(), where, by.name(), make(needed))));
    needed
        .key()
        .filter(key -> !found.path("data").has(key))
        .ifPresent(
            key -> {
              throw new UserException(
                  "%s %s has no key %s, which %s needs; add it"
                      .formatted(needed.ref().words(), where, key, by.name()));
            });
  }

  private static String make(Needed needed) {
    return needed.ref().kind().equals("Secret")
        ? "make it: kubectl -n %s create secret generic %s --from-env-file=FILE"
            .formatted(needed.ref().namespace(), needed.ref().name())
        : "make it first";
  }

  /**
   * Makes sure that undoing will be permitted. Nothing is written.
   *
   * @throws UserException when something that is not there yet could not be deleted again
   */
  public void checkUndo() {
    for (Document document : documents) {
      Ref ref = document.ref();
      if (cluster.find(ref).isEmpty() && !cluster.may("delete", ref)) {
        throw new UserException(
            "no permission to delete %s in namespace %s, should it have to be taken back; ask for a"
                    .formatted(ref.words(), ref.namespace())
                + " role that allows it, or give --keep");
      }
    }
  }

  /**
   * Applies all.
   *
   * @throws UserException when one is refused after all; then none is left
   */
  public void apply() throws InterruptedException {
    Map<Document, Optional<Document>> found = new LinkedHashMap<>();
    for (Document document : documents) { // before the first is written, since we may not see one
      found.put(document, cluster.find(document.ref()).map(Application::asManifest));
      found.get(document).ifPresent(Application::requireThatItStays);
    }
    for (Document document : documents) {
      before.put(document, found.get(document));
      try {
        cluster.apply(document);
      } catch (UserException e) {
        undo();
        throw e;
      }
    }
  }

  /** Puts back what was there, and deletes what was not; ends when that is gone. */
  public void undo() throws InterruptedException {
    List<Document> applied = new ArrayList<>(before.keySet());
    Collections.reverse(applied);
    List<Ref> deleted = new ArrayList<>();
    for (Document document : applied) {
      Optional<Document> old = before.remove(document);
      if (old.isPresent()) {
        cluster.apply(old.get());
      } else {
        cluster.delete(document.ref());
        deleted.add(document.ref());
      }
    }
    for (Ref ref : deleted) {
      cluster.awaitGone(ref);
    }
  }

  private static void requireThatItStays(Document found) {
    if (found.json().at("/metadata").has("deletionTimestamp")) {
      throw new UserException(
          "%s in namespace %s is being deleted; try again when it is gone"
              .formatted(found.ref().words(), found.ref().namespace()));
    }
  }

  private static Document asManifest(JsonNode found) {
    ObjectNode manifest = found.deepCopy();
    manifest.remove("status");
    ObjectNode metadata = (ObjectNode) manifest.get("metadata");
    metadata.remove(THE_SERVERS_OWN);
    return new Document(
        new Ref(
            manifest.get("apiVersion").textValue(),
            manifest.get("kind").textValue(),
            metadata.path("namespace").asText(""),
            metadata.get("name").textValue()),
        manifest);
  }
}
