package io.pulseline.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files below one root, in a folder or in a bucket. Keys are relative to the root and have {@code
 * /} between folders. A file appears whole or not at all.
 */
public interface ObjectStore extends AutoCloseable {

  /** Where the root is, for messages. */
  String root();

  /**
   * Makes sure that there is a place for files: the folder, or the bucket.
   *
   * @throws io.pulseline.contract.UserException when there is none
   */
  void requireRoot() throws IOException;

  /** All files whose keys begin with the prefix, at any depth, sorted by key. */
  List<StoredObject> list(String prefix) throws IOException;

  /**
   * Names of the folders right below the root sorted: costs far less than a {@link #list} of all
   * that lies in them. Only a file system has empty ones.
   */
  List<String> folders() throws IOException;

  /** What {@link #list} says of one file: its tag tells whether a {@link #read} is worth it. */
  Optional<StoredObject> find(String key) throws IOException;

  /** The content of a small file, empty when there is none of that key. */
  Optional<Versioned> read(String key) throws IOException;

  /** Copies a file into a local one, which appears whole or not at all. */
  void download(String key, Path file) throws IOException;

  /** Stores a local file, over whatever was there. */
  void upload(Path file, String key) throws IOException;

  /** Deletes a file; one that is not there is none that is left. */
  void delete(String key) throws IOException;

  /**
   * Replaces a small file if nobody has changed it meanwhile.
   *
   * @param expected tag of the {@link #read} that the new content is based on; empty when there was
   *     no file
   * @return false when the file is not, or no longer, the expected one: read again and retry
   */
  boolean compareAndSwap(String key, Optional<String> expected, String text) throws IOException;

  @Override
  void close();
}
