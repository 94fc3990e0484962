package io.pulseline.jobs.ingest;

import io.pulseline.embedded.junit.S3Server;
import io.pulseline.jobs.local.LocalCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;

/** A folder of a bucket, copied to where DuckDB can read it. */
final class LakeCopy {
  private final String folder;
  private final Path copy;

  LakeCopy(S3Server s3, String folder, Path copy) {
    this.folder = folder;
    this.copy = copy;
    Configuration conf = new Configuration();
    conf.setString("s3.endpoint", s3.endpoint());
    conf.setString("s3.path.style.access", "true");
    conf.setString("s3.access-key", s3.accessKey());
    conf.setString("s3.secret-key", s3.secretKey());
    LocalCluster.initializeFileSystems(conf);
  }

  /** Brings the copy up to date. */
  Path refresh() throws IOException {
    copy(new org.apache.flink.core.fs.Path(folder), copy);
    return copy;
  }

  private static void copy(org.apache.flink.core.fs.Path source, Path target) throws IOException {
    FileSystem files = source.getFileSystem();
    if (!files.exists(source)) {
      return;
    }
    Files.createDirectories(target);
    for (FileStatus child : files.listStatus(source)) {
      Path copy = target.resolve(child.getPath().getName());
      if (child.getPath().getName().startsWith(Lake.WAITING)) {
        continue;
      }
      if (child.isDir()) {
        copy(child.getPath(), copy);
      } else if (!Files.exists(copy)) {
        try (InputStream in = files.open(child.getPath())) {
          Files.copy(in, copy);
        }
      }
    }
  }
}
