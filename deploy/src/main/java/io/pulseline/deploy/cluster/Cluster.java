package io.pulseline.deploy.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.pulseline.contract.UserException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A Kubernetes API server. Objects of all kinds are documents: what a kind is called in URLs the
 * server is asked. Whatever it refuses is a {@link UserException} of one line.
 */
public final class Cluster implements AutoCloseable {
  /** Who owns the fields that are applied. */
  private static final String MANAGER = "pulseline-deploy";

  private static final int GONE_AFTER_SECONDS = 120;
  private static final int PAUSE_MILLIS = 500;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final KubernetesClient client;
  private final KubernetesSerialization json = new KubernetesSerialization();
  private final Map<String, ResourceDefinitionContext> kinds = new HashMap<>();

  private Cluster(KubernetesClient client) {
    this.client = client;
  }

  static Cluster of(Config config) {
    try {
      return new Cluster(new KubernetesClientBuilder().withConfig(config).build());
    } catch (KubernetesClientException e) { // of a certificate or a key
      throw Kubeconfig.unusable(e);
    }
  }

  /**
   * What an object would be after an apply, which this does not do: the server checks the fields,
   * unknown ones too, and the permission.
   */
  public void tryOut(Document document) {
    send(document, true);
  }

  /** Applies an object on the server's side, over fields that somebody else set. */
  public void apply(Document document) {
    send(document, false);
  }

  private void send(Document document, boolean dryRun) {
    attempt(
        "apply " + document.ref().words(),
        () -> {
          GenericKubernetesResource resource =
              json.convertValue(document.json(), GenericKubernetesResource.class);
          NonDeletingOperation<GenericKubernetesResource> write =
              at(document.ref(), resource)
                  .dryRun(dryRun)
                  .fieldValidation(FieldValidateable.Validation.STRICT);
          return write.fieldManager(MANAGER).forceConflicts().serverSideApply();
        });
  }

  /** An object as it is; empty when there is none. */
  public Optional<JsonNode> find(Ref ref) {
    return attempt("read " + ref.words(), () -> Optional.ofNullable(at(ref).get()).map(this::node));
  }

  /**
   * Whether we may do something with an object, there or not.
   *
   * @param verb of Kubernetes, such as {@code get}
   */
  public boolean may(String verb, Ref ref) {
    return attempt(
        "ask for the permission to %s %s".formatted(verb, ref.words()),
        () -> {
          ResourceDefinitionContext kind = context(ref);
          return client
              .authorization()
              .v1()
              .selfSubjectAccessReview()
              .create(
                  new SelfSubjectAccessReviewBuilder()
                      .withNewSpec()
                      .withNewResourceAttributes()
                      .withVerb(verb)
                      .withGroup(kind.getGroup())
                      .withResource(kind.getPlural())
                      .withNamespace(ref.namespace())
                      .withName(ref.name())
                      .endResourceAttributes()
                      .endSpec()
                      .build())
              .getStatus()
              .getAllowed();
        });
  }

  /**
   * All objects of a kind in a namespace.
   *
   * @param labels that they must have
   */
  public List<JsonNode> list(Ref kind, Map<String, String> labels) {
    return attempt(
        "list %s in namespace %s".formatted(kind.kind(), kind.namespace()),
        () ->
            client
                .genericKubernetesResources(context(kind))
                .inNamespace(kind.namespace())
                .withLabels(labels)
                .list()
                .getItems()
                .stream()
                .map(this::node)
                .toList());
  }

  /** Merges a change into an object (RFC 7386). */
  public void change(Ref ref, ObjectNode patch) {
    attempt(
        "change " + ref.words(),
        () -> at(ref).patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString()));
  }

  /** Deletes an object with all that it owns, if there is one; its controller may take a while. */
  public void delete(Ref ref) {
    attempt(
        "delete " + ref.words(),
        () -> at(ref).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
  }

  /**
   * Waits until a deleted object is gone.
   *
   * @throws UserException when nobody lets go of it
   */
  public void awaitGone(Ref ref) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GONE_AFTER_SECONDS);
    while (find(ref).isPresent()) { // not by a watch, which takes a permission of its own
      if (System.nanoTime() > end) {
        throw new UserException(
            "%s is deleted and not gone after %d s; 'kubectl describe' says what holds it"
                .formatted(ref.words(), GONE_AFTER_SECONDS));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * The last lines that a pod's container wrote; empty when they are gone.
   *
   * @param ended of the container that ran before the present one
   */
  public String log(String namespace, String pod, String container, boolean ended, int lines) {
    return attempt(
        "read the log of pod " + pod,
        () -> {
          var log = client.pods().inNamespace(namespace).withName(pod).inContainer(container);
          try {
            String said =
                ended
                    ? log.terminated().tailingLines(lines).getLog()
                    : log.tailingLines(lines).getLog();
            return Objects.requireNonNullElse(said, "");
          } catch (KubernetesClientException e) {
            if (e.getCode() == BAD_REQUEST || e.getCode() == NOT_FOUND) {
              return ""; // it never ran, or is gone
            }
            throw e;
          }
        });
  }

  /** Whether the server knows a kind. */
  public boolean knows(Ref kind) {
    return attempt("list what the cluster knows", () -> lookedUp(kind).isPresent());
  }

  @Override
  public void close() {
    client.close();
  }

  private Resource<GenericKubernetesResource> at(Ref ref) {
    var kind = client.genericKubernetesResources(context(ref));
    return context(ref).isNamespaceScoped()
        ? kind.inNamespace(ref.namespace()).withName(ref.name())
        : kind.withName(ref.name());
  }

  private Resource<GenericKubernetesResource> at(Ref ref, GenericKubernetesResource resource) {
    var kind = client.genericKubernetesResources(context(ref));
    return context(ref).isNamespaceScoped()
        ? kind.inNamespace(ref.namespace()).resource(resource)
        : kind.resource(resource);
  }

  private ResourceDefinitionContext context(Ref ref) {
    return lookedUp(ref).orElseThrow(() -> UnknownKind.of(ref));
  }

  private Optional<ResourceDefinitionContext> lookedUp(Ref ref) {
    String key = ref.apiVersion() + "/" + ref.kind();
    if (!kinds.containsKey(key)) {
      APIResourceList known = client.getApiResources(ref.apiVersion());
      if (known == null) {
        return Optional.empty();
      }
      Optional<APIResource> kind =
          known.getResources().stream()
              .filter(resource -> resource.getKind().equals(ref.kind()))
              .filter(resource -> !resource.getName().contains("/"))
              .findFirst();
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      kinds.put(key, ResourceDefinitionContext.fromApiResource(ref.apiVersion(), kind.get()));
    }
    return Optional.of(kinds.get(key));
  }

  private JsonNode node(GenericKubernetesResource resource) {
    return json.convertValue(resource, JsonNode.class);
  }

  private <T> T attempt(String tried, Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      throw ClusterErrors.of(e, tried, client.getMasterUrl().toString());
    }
  }
}
