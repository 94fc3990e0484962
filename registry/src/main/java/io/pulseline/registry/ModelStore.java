package io.pulseline.registry;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private static final String CLAIM = ".claim";

  private final Dataset dataset;
  private final LakeLayout lake;
  private final ObjectStore store;
  private final RegistryFile registryFile;

  private ModelStore(Dataset dataset, LakeLayout lake, ObjectStore store) {
    this.dataset = dataset;
    this.lake = lake;
    this.store = store;
    String key = lake.registry(dataset).substring(lake.models(dataset).length() + 1);
    this.registryFile = new RegistryFile(store, key, dataset.name());
  }

  public static ModelStore open(Dataset dataset, String lake, S3Settings s3) {
    LakeLayout layout = new LakeLayout(lake);
    return new ModelStore(dataset, layout, ObjectStores.of(layout.models(dataset), s3));
  }

  /**
   * As {@link #open(Dataset, String, S3Settings)}, with what the environment says of S3.
   *
   * @param s3Endpoint an http(s) URL; null or blank means AWS
   */
  public static ModelStore open(Dataset dataset, String lake, String s3Endpoint) {
    return open(dataset, lake, S3Settings.of(s3Endpoint));
  }

  /** The URI of the folder of all versions. */
  public String uri() {
    return lake.models(dataset);
  }

  /** The URI of a version's folder. */
  public String uri(String version) {
    return lake.modelVersion(dataset, version);
  }

  /** Takes the name of a version for one trainer alone; false when it is somebody's already. */
  public boolean claim(String version, By by) throws IOException {
    return store.find(key(version, ModelPackage.MANIFEST)).isEmpty()
        && store.compareAndSwap(
            key(version, CLAIM), Optional.empty(), by.name() + " " + by.at() + "\n");
  }

  /**
   * Uploads a package's files; the manifest comes last, so half an upload is no version.
   *
   * @throws UserException when the version is there already
   */
  public void upload(ModelPackage model) throws IOException {
    String version = model.manifest().version();
    if (store.find(key(version, ModelPackage.MANIFEST)).isPresent()) {
      throw new UserException(uri(version) + " exists already; versions never change");
    }
    for (String name : ModelPackage.FILES) {
      Path file = model.folder().resolve(name);
      if (Files.exists(file)) {
        store.upload(file, key(version, name));
      }
    }
  }

  /**
   * Copies a version into a folder of its own name, which appears whole or not at all.
   *
   * @param folder where versions are kept; one that is there and whole is not fetched again
   * @throws UserException when there is no such package, or its graph is not the manifest's
   */
  public ModelPackage fetch(String version, Path folder) throws IOException {
    return fetching(version).into(folder);
  }

  private Fetch fetching(String version) {
    return new Fetch(store, dataset.name(), version, uri(version));
  }

  /**
   * The manifest of a version.
   *
   * @throws UserException when there is none, or it cannot be read
   */
  public ModelManifest manifest(String version) throws IOException {
    Versioned json =
        store
            .read(key(version, ModelPackage.MANIFEST))
            .orElseThrow(
                () -> new UserException(uri(version) + " has no " + ModelPackage.MANIFEST));
    return parse(version, json);
  }

  private ModelManifest parse(String version, Versioned json) {
    String where = uri(version) + "/" + ModelPackage.MANIFEST;
    ModelManifest manifest = ManifestJson.read(json.text().getBytes(StandardCharsets.UTF_8), where);
    fetching(version).requireOurs(manifest, where);
    return manifest;
  }

  /** The version to serve; reads one small file. */
  public Optional<Entry> production() throws IOException {
    return registryFile.read().at(Stage.PRODUCTION);
  }

  /** Tells when production moves. */
  public ProductionWatch watch() {
    return new ProductionWatch(this);
  }

  RegistryFile registryFile() {
    return registryFile;
  }

  /** All there is. */
  public Listing list() throws IOException {
    return withDrafts(registryFile.read());
  }

  /** Gives an uploaded version its stage and returns the registry that holds it. */
  public Registry register(ModelManifest manifest, Promotion promotion, By by) throws IOException {
    Entry candidate = draft(manifest);
    return registryFile.change(
        registry ->
            // seen to be there: an answer to an earlier attempt may have been lost
            registry.find(candidate.version()).filter(e -> e.stage() != Stage.DRAFT).isPresent()
                ? registry
                : withDrafts(registry).registry().register(candidate, promotion, by));
  }

  /**
   * Moves a version to staging or production.
   *
   * @throws UserException when there is no such version, or its package cannot be read
   */
  public Registry promote(String version, Stage to, By by) throws IOException {
    return registryFile.change(
        registry -> readable(withDrafts(registry).registry().promote(version, to, by), to));
  }

  /**
   * Gives production back to the version that had it before.
   *
   * @throws UserException when there is none, or its package cannot be read
   */
  public Registry rollback(By by) throws IOException {
    return registryFile.change(registry -> readable(registry.rollback(by), Stage.PRODUCTION));
  }

  /** Nobody shall be sent to a version that they cannot load. */
  private Registry readable(Registry changed, Stage stage) throws IOException {
    String version = changed.at(stage).orElseThrow().version();
    manifest(version);
    if (store.find(key(version, ModelPackage.ONNX)).isEmpty()) {
      throw new UserException(uri(version) + " has no " + ModelPackage.ONNX);
    }
    return changed;
  }

  private Listing withDrafts(Registry registry) throws IOException {
    Registry complete = registry;
    List<Broken> broken = new ArrayList<>();
    for (StoredObject object : store.list("")) {
      String[] path = object.key().split("/", -1);
      boolean isManifest = path.length == 2 && path[1].equals(ModelPackage.MANIFEST);
      if (isManifest && registry.find(path[0]).isEmpty()) {
        Optional<Versioned> json = store.read(object.key());
        try {
          complete = json.isEmpty() ? complete : complete.adopt(draft(parse(path[0], json.get())));
        } catch (UserException e) {
          broken.add(new Broken(path[0], e.getMessage()));
        }
      }
    }
    return new Listing(complete, broken);
  }

  private static Entry draft(ModelManifest manifest) {
    return new Entry(manifest.version(), Stage.DRAFT, manifest.createdAt(), manifest.metrics());
  }

  private static String key(String version, String file) {
    return version + "/" + file;
  }

  @Override
  public void close() {
    store.close();
  }
}
