package io.pulseline.contract.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that appear under their names whole or not at all, whoever else writes them meanwhile. */
public final class WholeFile {
  private WholeFile() {}

  /** Fills a draft. */
  public interface Writer {
    /**
     * Writes the content.
     *
     * @param draft does not exist yet
     */
    void write(Path draft) throws IOException;
  }

  /**
   * Writes a draft beside the file and gives it the file's name, in place of an older one.
   *
   * @param file its folders are made if missing
   */
  public static void write(Path file, Writer writer) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // The JDK's temporary files would be readable by their owner only
    Path draft = folder.resolve("." + UUID.randomUUID() + ".draft");
    try {
      writer.write(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
