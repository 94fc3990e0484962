package io.pulseline.trainer.registry;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.contract.model.ManifestJson;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import io.pulseline.storage.StoredObject;
import io.pulseline.storage.Versioned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The model packages of a dataset in a lake, and their registry.
 *
 * <p>Which versions exist is told by the folders, whose {@code model.json} is uploaded last; they
 * never change. {@code registry.json} adds their stages and is changed by compare-and-swap. Amazon
 * S3 and MinIO swap atomically; S3Proxy only looks first and writes then, so of two registrations
 * in the same instant one may lose its stage there. Its version is not lost: whoever changes the
 * registry next finds its folder and adopts it as a draft.
 */
public final class ModelStore implements AutoCloseable {
  private static final int ATTEMPTS = 50;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(40);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Dataset dataset;
  private final LakeLayout lake;
  private final ObjectStore store;

  private ModelStore(Dataset dataset, LakeLayout lake, ObjectStore store) {
    this.dataset = dataset;
    this.lake = lake;
    this.store = store;
  }

  public static ModelStore open(Dataset dataset, String lake, S3Settings s3) {
    LakeLayout layout = new LakeLayout(lake);
    return new ModelStore(dataset, layout, ObjectStores.of(layout.models(dataset), s3));
  }

  /** The URI of a version's folder. */
  public String uri(String version) {
    return lake.modelVersion(dataset, version);
  }

  public boolean holds(String version) throws IOException {
    return !store.list(version + "/").isEmpty();
  }

  /** Uploads a package's files; the manifest comes last, so half an upload is no version. */
  public void upload(ModelPackage model) throws IOException {
    String version = model.manifest().version();
    store.upload(model.onnx(), version + "/" + ModelPackage.ONNX);
    Path report = model.folder().resolve(ModelPackage.REPORT);
    if (Files.exists(report)) {
      store.upload(report, version + "/" + ModelPackage.REPORT);
    }
    store.upload(
        model.folder().resolve(ModelPackage.MANIFEST), version + "/" + ModelPackage.MANIFEST);
  }

  /** The manifest of a version. */
  public Optional<ModelManifest> manifest(String version) throws IOException {
    Optional<Versioned> json = store.read(version + "/" + ModelPackage.MANIFEST);
    return json.isEmpty()
        ? Optional.empty()
        : Optional.of(ManifestJson.read(json.get().text().getBytes(StandardCharsets.UTF_8)));
  }

  /** The registry, with versions that it does not know yet as drafts. */
  public Registry registry() throws IOException {
    return withDrafts(parse(store.read(registryKey())));
  }

  /** Gives an uploaded version its stage and returns the registry that holds it. */
  public Registry register(ModelManifest manifest, Promotion promotion) throws IOException {
    Entry candidate =
        new Entry(manifest.version(), Stage.DRAFT, manifest.createdAt(), manifest.metrics());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Versioned> current = store.read(registryKey());
      Registry registry = parse(current);
      Optional<Entry> registered = registry.find(candidate.version());
      if (registered.isPresent() && registered.get().stage() != Stage.DRAFT) {
        return registry; // seen to be there: an answer to an earlier attempt may have been lost
      }
      Registry changed = withDrafts(registry).register(candidate, promotion);
      String json = JSON.writeValueAsString(changed);
      if (!store.compareAndSwap(registryKey(), current.map(Versioned::tag), json)) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE));
      }
    }
    throw new UserException(
        String.format(
            "the registry %s changed %d times while '%s' was to be added; register it again",
            lake.registry(dataset), ATTEMPTS, candidate.version()));
  }

  private Registry withDrafts(Registry registry) throws IOException {
    Registry complete = registry;
    for (StoredObject object : store.list("")) {
      String[] path = object.key().split("/", -1);
      boolean isManifest = path.length == 2 && path[1].equals(ModelPackage.MANIFEST);
      if (isManifest && registry.find(path[0]).isEmpty()) {
        ModelManifest found = manifest(path[0]).orElseThrow();
        complete =
            complete.adopt(
                new Entry(found.version(), Stage.DRAFT, found.createdAt(), found.metrics()));
      }
    }
    return complete;
  }

  private Registry parse(Optional<Versioned> json) throws IOException {
    return json.isEmpty()
        ? Registry.empty(dataset.name())
        : JSON.readValue(json.get().text(), Registry.class);
  }

  /** The registry lies beside the versions. */
  private String registryKey() {
    return lake.registry(dataset).substring(lake.models(dataset).length() + 1);
  }

  @Override
  public void close() {
    store.close();
  }
}
