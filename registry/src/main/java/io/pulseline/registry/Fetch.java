package io.pulseline.registry;

import io.pulseline.contract.UserException;
import io.pulseline.contract.file.Folders;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Copies one package out of a store.
 *
 * @param uri of the version, for messages
 */
record Fetch(ObjectStore store, String version, String uri) {

  ModelPackage into(Path folder) throws IOException {
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
      Folders.delete(target); // damaged: of no use to anybody
      return false;
    }
  }

  private void download(Path draft) throws IOException {
    for (String name : ModelPackage.FILES) {
      String key = version + "/" + name;
      if (store.find(key).isPresent()) {
        store.download(key, draft.resolve(name));
      }
    }
    try {
      ModelPackage.read(draft);
    } catch (UserException e) {
      throw new UserException(e.getMessage().replace(draft.toString(), uri), e);
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
