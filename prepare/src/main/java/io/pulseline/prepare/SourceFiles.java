package io.pulseline.prepare;

import io.pulseline.contract.Digest;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.storage.LakeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Takes the fingerprints of the files of a lake. */
public final class SourceFiles {
  private SourceFiles() {}

  public static List<SourceFile> of(List<LakeFile> files) throws IOException {
    try {
      return files.parallelStream().map(SourceFiles::of).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static SourceFile of(LakeFile file) {
    try {
      return new SourceFile(file.name(), file.bytes(), Digest.sha256(file.local()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
