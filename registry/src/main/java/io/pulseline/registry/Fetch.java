package io.pulseline.registry;

import io.pulseline.contract.UserException;
import io.pulseline.contract.file.Folders;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Copies one package out of a store.
 *
 * @param uri of the version, for messages
 */
record Fetch(ObjectStore store, String dataset, String version, String uri) {

  ModelPackage into(Path folder) throws IOException {
    VersionName.require(version);
    Path target = folder.resolve(version);
    Files.createDirectories(folder);
    Path draft = Files.createDirectory(folder.resolve(".draft-" + UUID.randomUUID()));
    try {
      if (!isWhole(target)) {
        download(draft);
        publish(draft, target);
      }
      return ModelPackage.read(target);
    } finally {
      Folders.delete(draft);
    }
  }

  private static boolean isWhole(Path target) throws IOException {
    try {
      return Files.exists(target) && ModelPackage.read(target) != null;
    } catch (UserException e) {
      deleteDamaged(target);
      return false;
    }
  }

  /** A damaged package is of no use to anybody; any other folder is somebody's. */
  private static void deleteDamaged(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      List<Path> foreign =
          files
              .filter(file -> !ModelPackage.FILES.contains(file.getFileName().toString()))
              .toList();
      if (!foreign.isEmpty()) {
        throw new UserException(
            "%s is in the way of a model and is none (it holds %s); name another folder"
                .formatted(target, foreign.get(0).getFileName()));
      }
    }
    Folders.delete(target);
  }

  private void download(Path draft) throws IOException {
    for (String name : ModelPackage.FILES) {
      String key = version + "/" + name;
      if (store.find(key).isPresent()) {
        store.download(key, draft.resolve(name));
      }
    }
    try {
      requireOurs(ModelPackage.read(draft).manifest(), uri + "/" + ModelPackage.MANIFEST);
    } catch (UserException e) {
      throw new UserException(e.getMessage().replace(draft.toString(), uri), e);
    }
  }

  /** What stands in a version's folder must be that version of that dataset's model. */
  void requireOurs(ModelManifest manifest, String where) {
    VersionName.require(version);
    if (!manifest.version().equals(version)) {
      throw new UserException(where + " is of version '" + manifest.version() + "'");
    }
    if (!manifest.dataset().equals(dataset)) {
      throw new UserException(where + " is of dataset '" + manifest.dataset() + "'");
    }
  }

  private static void publish(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      // somebody else fetched it meanwhile; both are the same
    }
  }
}
