package io.pulseline.embedded.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parts of uploads that a kill left half written. S3Proxy writes a part into a file beside it, and
 * takes each file of an upload for a part of it: a draft that stays has a name that is no part
 * number, and that upload could never be completed.
 */
final class Drafts {
  /** How the folders begin, in their bucket, that hold the parts of an upload. */
  private static final String UPLOAD = ".mpus-";

  /** A part ends with its number, and the upload itself with a word; a draft of either has more. */
  private static final Pattern DRAFT =
      Pattern.compile(".*-(?:\\d+|stub)-\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Drafts() {}

  /** Deletes them, while no server is at work on the folder. */
  static void delete(Path data) throws IOException {
    for (Path bucket : list(data)) {
      for (Path upload : Files.isDirectory(bucket) ? list(bucket) : List.<Path>of()) {
        if (upload.getFileName().toString().startsWith(UPLOAD)) {
          deleteIn(upload);
        }
      }
    }
  }

  private static void deleteIn(Path upload) throws IOException {
    List<Path> drafts;
    try (Stream<Path> files = Files.walk(upload)) {
      drafts = files.filter(Drafts::isDraft).toList();
    }
    for (Path draft : drafts) {
      Files.delete(draft);
    }
  }

  private static boolean isDraft(Path file) {
    return Files.isRegularFile(file) && DRAFT.matcher(file.getFileName().toString()).matches();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
