package io.pulseline.generator.fit;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.generator.copula.ProfileJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The folder that holds a dataset: its descriptor and its profile. */
final class DatasetFolder {
  static final String DESCRIPTOR = "dataset.yaml";
  static final String PROFILE = "profile.json";

  private final Path folder;

  DatasetFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Refuses to go on where something would be overwritten.
   *
   * @throws UserException when a descriptor or profile is there and force is not given
   */
  void checkFree(boolean force) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserException(folder + " is a file; --out must name a folder");
    }
    for (String name : new String[] {DESCRIPTOR, PROFILE}) {
      if (!force && Files.exists(folder.resolve(name))) {
        throw new UserException(
            folder.resolve(name) + " exists; choose another --out or overwrite it with --force");
      }
    }
  }

  /**
   * Makes the folder and a file in it, and takes both away again: what cannot be written is better
   * known before the fit than behind it.
   *
   * @throws UserException when the folder cannot be written
   */
  void checkWritable() {
    Path made = folder.toAbsolutePath().normalize();
    List<Path> missing = new ArrayList<>();
    while (made != null && !Files.exists(made)) {
      missing.add(made);
      made = made.getParent();
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", ".tmp"));
      for (Path fresh : missing) {
        Files.delete(fresh);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UserException unwritable(IOException e) {
    return new UserException("cannot write into " + folder + ": " + e, e);
  }

  /**
   * Writes both files; each appears whole or not at all, the descriptor last.
   *
   * @throws UserException when the folder cannot be written
   */
  void write(TableFit.Learned learned) {
    try {
      Files.createDirectories(folder);
      replace(PROFILE, ProfileJson.write(learned.profile()));
      replace(DESCRIPTOR, DatasetYaml.write(learned.dataset()));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void replace(String name, String text) throws IOException {
    Path fresh = Files.createTempFile(folder, "." + name, ".tmp");
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
