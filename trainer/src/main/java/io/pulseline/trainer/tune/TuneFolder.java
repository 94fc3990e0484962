package io.pulseline.trainer.tune;

import io.pulseline.contract.UserException;
import io.pulseline.contract.file.ProcessLock;
import io.pulseline.contract.file.WholeFile;
import io.pulseline.prepare.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a search leaves in a folder of the work folder. */
public record TuneFolder(Path folder) {
  public static TuneFolder of(WorkFolder work) {
    return new TuneFolder(work.folder().resolve("tune"));
  }

  /** The best hyperparameters, as {@code train fit --params} takes them. */
  public Path best() {
    return folder.resolve("best.json");
  }

  /** A {@link Tuned}. */
  public Path trials() {
    return folder.resolve("trials.json");
  }

  /** A page with pictures of them. */
  public Path page() {
    return folder.resolve("trials.html");
  }

  Path journal() {
    return folder.resolve("journal.jsonl");
  }

  /** Keeps other searches out. */
  ProcessLock lock() throws IOException {
    return ProcessLock.tryTake(folder.resolve(".lock"))
        .orElseThrow(
            () ->
                new UserException(
                    "another 'train tune' works in "
                        + folder
                        + "; wait for its end, or give another --work"));
  }

  /** Writes what was found, each file whole and in place of an older one. */
  void write(Tuned tuned, String page) throws IOException {
    write(trials(), WorkFolder.json(tuned));
    write(page(), page.getBytes(StandardCharsets.UTF_8));
    write(best(), WorkFolder.json(tuned.best().hyperparameters()));
  }

  private static void write(Path file, byte[] content) throws IOException {
    WholeFile.write(file, draft -> Files.write(draft, content));
  }
}
