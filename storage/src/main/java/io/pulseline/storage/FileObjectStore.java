package io.pulseline.storage;

import io.pulseline.contract.Digest;
import io.pulseline.contract.UserException;
import io.pulseline.contract.file.ProcessLock;
import io.pulseline.contract.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder. What has a name that begins with a dot, file or folder, is a draft, a lock or somebody
 * else's, and is not listed. Links count as what they lead to.
 */
final class FileObjectStore implements ObjectStore {
  private final Path root;

  FileObjectStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public String root() {
    return root.toString();
  }

  /** Where a key lies, so that local files need not be copied to be read. */
  Path path(String key) {
    return root.resolve(key);
  }

  @Override
  public void requireRoot() {
    if (!Files.isDirectory(root)) {
      throw new UserException("there is no folder " + root + "; name one that is there");
    }
  }

  @Override
  public List<StoredObject> list(String prefix) throws IOException {
    Path folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Listing listing = new Listing(prefix);
    Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, listing);
    listing.objects.sort(Comparator.comparing(StoredObject::key));
    return listing.objects;
  }

  @Override
  public List<String> folders() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) && !hidden(entry))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Goes through links as reading does, and past what cannot be read through them. */
  private final class Listing extends SimpleFileVisitor<Path> {
    private final String prefix;
    private final List<StoredObject> objects = new ArrayList<>();

    Listing(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && hidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String key = root.relativize(file).toString().replace('\\', '/');
      if (attributes.isRegularFile() && key.startsWith(prefix) && !hidden(file)) {
        objects.add(stored(key, attributes));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      // a link back to where it lies, a link to nothing, a draft that just got its name
      if (e instanceof FileSystemLoopException || !Files.exists(file)) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }

  private static boolean hidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static StoredObject stored(String key, BasicFileAttributes attributes) {
    return new StoredObject(key, attributes.size(), tag(attributes));
  }

  private static String tag(BasicFileAttributes attributes) {
    return attributes.size()
        + "-"
        + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)
        + "-"
        + attributes.fileKey();
  }

  @Override
  public Optional<Versioned> read(String key) throws IOException {
    Path file = path(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    return Optional.of(Versioned.of(bytes, Digest.sha256(bytes)));
  }

  @Override
  public Optional<StoredObject> find(String key) throws IOException {
    Path file = path(key);
    return Files.isRegularFile(file)
        ? Optional.of(stored(key, Files.readAttributes(file, BasicFileAttributes.class)))
        : Optional.empty();
  }

  @Override
  public void download(String key, Path file) throws IOException {
    WholeFile.write(file, draft -> Files.copy(path(key), draft));
  }

  @Override
  public void upload(Path file, String key) throws IOException {
    WholeFile.write(path(key), draft -> Files.copy(file, draft));
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  @Override
  public boolean compareAndSwap(String key, Optional<String> expected, String text)
      throws IOException {
    Path file = path(key);
    ProcessLock lock = ProcessLock.take(file.resolveSibling("." + file.getFileName() + ".lock"));
    try {
      if (!read(key).map(Versioned::tag).equals(expected)) {
        return false;
      }
      WholeFile.write(file, draft -> writeThrough(draft, text));
      return true;
    } finally {
      lock.close();
    }
  }

  /** So that not even a power cut brings the old content back after somebody read the new one. */
  private static void writeThrough(Path draft, String text) throws IOException {
    try (FileChannel out =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  @Override
  public void close() {
    // nothing is held open between calls
  }
}
