package io.pulseline.registry;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The model packages of a dataset in a lake, and their registry.
 *
 * <p>Which versions exist is told by the folders, whose {@code model.json} is uploaded last; they
 * never change. {@code registry.json} adds their stages and is changed by compare-and-swap. Whoever
 * is not the fastest decides anew on what the faster one left.
 */
public final class ModelStore implements AutoCloseable {
  private final String uri;
  private final ObjectStore store;
  private final VersionFolders folders;
  private final RegistryFile registryFile;

  /**
   * A store.
   *
   * @param dataset its name
   */
  ModelStore(String dataset, Lake lake) {
    this.uri = new LakeLayout(lake.uri()).models(dataset);
    this.store = ObjectStores.of(uri, lake.s3());
    this.folders = new VersionFolders(dataset, uri, store);
    this.registryFile = new RegistryFile(store, LakeLayout.REGISTRY, dataset, lake);
  }

  public static ModelStore open(Dataset dataset, String lake, S3Settings s3) {
    return new ModelStore(dataset.name(), new Lake(lake, s3));
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
    return uri;
  }

  /** The URI of a version's folder. */
  public String uri(String version) {
    return folders.uri(version);
  }

  /**
   * Takes the name of a version for one trainer alone; false when it is somebody's already.
   *
   * @throws UserException when there is no such lake
   */
  public boolean claim(String version, By by) throws IOException {
    registryFile.lake().require();
    return folders.claim(version, by);
  }

  /** Whether there is a version of this name, as far as its manifest tells. */
  public boolean has(String version) throws IOException {
    return folders.has(version);
  }

  /**
   * Uploads a package's files; the manifest comes last, so half an upload is no version.
   *
   * @throws UserException when the version is there already
   */
  public void upload(ModelPackage model) throws IOException {
    folders.upload(model);
  }

  /**
   * Copies a version into a folder of its own name, which appears whole or not at all.
   *
   * @param folder where versions are kept; one that is there and whole is not fetched again
   * @throws UserException when there is no such package, or its graph is not the manifest's
   */
  public ModelPackage fetch(String version, Path folder) throws IOException {
    return folders.fetching(version).into(folder);
  }

  /**
   * The manifest of a version.
   *
   * @throws UserException when there is none, or it cannot be read
   */
  public ModelManifest manifest(String version) throws IOException {
    return folders.manifest(version);
  }

  /** The version to serve; reads one small file. */
  public Optional<Entry> production() throws IOException {
    return at(Stage.PRODUCTION);
  }

  /** The version in a stage that holds at most one; reads one small file. */
  public Optional<Entry> at(Stage stage) throws IOException {
    return registryFile.read().at(stage);
  }

  /**
   * The name of a version that is there.
   *
   * @param version null for the one in production
   * @throws UserException when there is no such version, or none in production
   */
  public String versionOrProduction(String version) throws IOException {
    if (version != null) {
      return list().registry().require(version).version();
    }
    return production()
        .map(Entry::version)
        .orElseThrow(
            () ->
                new UserException(
                    "no model is in production in %s; 'models promote' puts one there"
                        .formatted(uri())));
  }

  /** Tells when production moves. */
  public ProductionWatch watch() {
    return new ProductionWatch(watchRegistry());
  }

  /** Tells when a version comes, or moves from one stage to another. */
  public RegistryWatch watchRegistry() {
    return new RegistryWatch(registryFile);
  }

  /** All there is. */
  public Listing list() throws IOException {
    return folders.with(registryFile.read());
  }

  /**
   * Gives an uploaded version its stage, once: called again for the same version, it changes
   * nothing.
   *
   * @param gate for {@link Promotion#BETTER}
   */
  public Placement register(ModelManifest manifest, Promotion promotion, Gate gate, By by)
      throws IOException {
    Entry candidate = Entry.draft(manifest);
    return registryFile
        .change(
            registry -> {
              Registry known = known(registry);
              Optional<Entry> present = known.find(candidate.version());
              if (present.filter(entry -> entry.stage() != Stage.DRAFT).isPresent()) {
                return registry;
              }
              Verdict verdict =
                  promotion.judge(gate, manifest.comparison(), known.at(Stage.PRODUCTION));
              return known.register(candidate, verdict, by);
            })
        .placement(candidate.version());
  }

  /**
   * Whether a version with this comparison would go to production now.
   *
   * @param comparison null when it was compared with none
   */
  public Verdict judge(Comparison comparison, Gate gate) throws IOException {
    return gate.judge(comparison, production());
  }

  private Registry known(Registry registry) throws IOException {
    return folders.with(registry).registry();
  }

  /**
   * Moves a version to production. It is held against the version that it replaces, and no other.
   *
   * @throws UserException when there is no such version, its package cannot be read, or it does not
   *     pass the gate
   */
  public Placement promote(String version, Gate gate, By by) throws IOException {
    return registryFile
        .change(
            registry -> {
              Registry known = known(registry);
              if (known.require(version).stage() == Stage.PRODUCTION) {
                return registry;
              }
              Verdict verdict =
                  gate.judge(folders.loadable(version).comparison(), known.at(Stage.PRODUCTION));
              return known.promote(version, Stage.PRODUCTION, by.having(verdict.require(version)));
            })
        .placement(version);
  }

  /**
   * Moves a version to staging.
   *
   * @throws UserException when there is no such version, its package cannot be read, or it is in
   *     production
   */
  public Placement stage(String version, By by) throws IOException {
    return registryFile
        .change(
            registry -> {
              Registry changed = known(registry).promote(version, Stage.STAGING, by);
              folders.loadable(version);
              return changed;
            })
        .placement(version);
  }

  /**
   * Puts a version away.
   *
   * @throws UserException when there is no such version, or it is in production
   */
  public Placement archive(String version, By by) throws IOException {
    return registryFile.change(registry -> known(registry).archive(version, by)).placement(version);
  }

  /**
   * Gives production back to the version that had it before, which need not be better than the
   * present one.
   *
   * @throws UserException when there is none, or its package cannot be read
   */
  public Placement rollback(By by) throws IOException {
    Registry changed =
        registryFile.change(
            registry -> {
              Registry before = registry.rollback(by);
              folders.loadable(production(before));
              return before;
            });
    return changed.placement(production(changed));
  }

  private static String production(Registry registry) {
    return registry.at(Stage.PRODUCTION).orElseThrow().version();
  }

  @Override
  public void close() {
    store.close();
  }
}
