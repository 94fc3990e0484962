package io.pulseline.embedded.kafka;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right of one process to a data folder; the system takes it back however the process ends.
 * Kafka locks its folders too, but only after its controller has begun to write.
 */
record FolderLock(FileChannel channel, FileLock lock) {

  /** Makes the folder if there is none. */
  static FolderLock take(Path folder) throws IOException {
    FileChannel channel = open(folder);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IOException(
          "another node runs on the data folder "
              + folder
              + "; stop it or give --data another one");
    }
    return new FolderLock(channel, lock);
  }

  private static FileChannel open(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException(
          "cannot write the data folder " + folder + "; give --data another one", e);
    }
  }

  void release() throws IOException {
    channel.close();
  }
}
