package io.pulseline.registry;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ManifestJson;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.storage.ObjectStore;
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
 * The folders of a dataset's versions, which never change.
 *
 * @param dataset its name
 * @param root the URI of the folder that they are in
 * @param store of all of them
 */
record VersionFolders(String dataset, String root, ObjectStore store) {
  private static final String CLAIM = ".claim";

  String uri(String version) {
    return root + "/" + version;
  }

  boolean has(String version) throws IOException {
    return store.find(key(version, ModelPackage.MANIFEST)).isPresent();
  }

  /** Takes the name of a version for one trainer alone; false when it is somebody's already. */
  boolean claim(String version, By by) throws IOException {
    return !has(version)
        && store.compareAndSwap(
            key(version, CLAIM), Optional.empty(), by.name() + " " + by.at() + "\n");
  }

  /** Uploads a package's files, the manifest last. */
  void upload(ModelPackage model) throws IOException {
    String version = model.manifest().version();
    if (has(version)) {
      throw new UserException(uri(version) + " exists already; versions never change");
    }
    for (String name : ModelPackage.FILES) {
      Path file = model.folder().resolve(name);
      if (Files.exists(file)) {
        store.upload(file, key(version, name));
      }
    }
  }

  Fetch fetching(String version) {
    return new Fetch(store, dataset, version, uri(version));
  }

  ModelManifest manifest(String version) throws IOException {
    Versioned json =
        store
            .read(key(version, ModelPackage.MANIFEST))
            .orElseThrow(
                () -> new UserException(uri(version) + " has no " + ModelPackage.MANIFEST));
    return parse(version, json);
  }

  /** The manifest of a version that can be loaded: nobody shall be sent to another. */
  ModelManifest loadable(String version) throws IOException {
    ModelManifest manifest = manifest(version);
    if (store.find(key(version, ModelPackage.ONNX)).isEmpty()) {
      throw new UserException(uri(version) + " has no " + ModelPackage.ONNX);
    }
    return manifest;
  }

  private ModelManifest parse(String version, Versioned json) {
    String where = uri(version) + "/" + ModelPackage.MANIFEST;
    ModelManifest manifest = ManifestJson.read(json.text().getBytes(StandardCharsets.UTF_8), where);
    fetching(version).requireOurs(manifest, where);
    return manifest;
  }

  /** A registry with the versions that it does not know yet as drafts. */
  Listing with(Registry registry) throws IOException {
    Registry complete = registry;
    List<Broken> broken = new ArrayList<>();
    for (StoredObject object : store.list("")) {
      String[] path = object.key().split("/", -1);
      boolean isManifest = path.length == 2 && path[1].equals(ModelPackage.MANIFEST);
      if (isManifest && registry.find(path[0]).isEmpty()) {
        Optional<Versioned> json = store.read(object.key());
        try {
          complete =
              json.isEmpty() ? complete : complete.adopt(Entry.draft(parse(path[0], json.get())));
        } catch (UserException e) {
          broken.add(new Broken(path[0], e.getMessage()));
        }
      }
    }
    return new Listing(complete, broken);
  }

  private static String key(String version, String file) {
    return version + "/" + file;
  }
}
