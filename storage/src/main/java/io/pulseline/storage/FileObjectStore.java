package io.pulseline.storage;

import io.pulseline.contract.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A folder. Files whose names begin with a dot are drafts and locks, and are not listed. */
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
  public List<StoredObject> list(String prefix) throws IOException {
    Path folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<StoredObject> objects = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String key = root.relativize(file).toString().replace('\\', '/');
            if (key.startsWith(prefix) && !file.getFileName().toString().startsWith(".")) {
              objects.add(new StoredObject(key, attributes.size(), tag(attributes)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (Files.exists(file)) {
              throw e;
            }
            return FileVisitResult.CONTINUE; // a draft that was just renamed into place
          }
        });
    objects.sort(Comparator.comparing(StoredObject::key));
    return objects;
  }

  private static String tag(BasicFileAttributes attributes) {
    return Long.toHexString(attributes.size())
        + "-"
        + Long.toHexString(attributes.lastModifiedTime().toMillis());
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
  public void download(String key, Path file) throws IOException {
    copy(path(key), file);
  }

  @Override
  public void upload(Path file, String key) throws IOException {
    copy(file, path(key));
  }

  private static void copy(Path from, Path to) throws IOException {
    Path draft = draft(to);
    Files.copy(from, draft);
    Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A free name beside a file. The JDK's temporary files would be readable by their owner only. */
  private static Path draft(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    return folder.resolve("." + UUID.randomUUID() + ".draft");
  }

  @Override
  public boolean compareAndSwap(String key, Optional<String> expected, String text)
      throws IOException {
    Path file = path(key);
    Path lockFile = file.resolveSibling("." + file.getFileName() + ".lock");
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || !read(key).map(Versioned::tag).equals(expected)) {
        return false;
      }
      Path draft = draft(file);
      try (FileChannel out =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        out.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this process is about to change it
    }
  }

  @Override
  public void close() {
    // nothing is held open between calls
  }
}
