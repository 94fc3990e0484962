package io.pulseline.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders in S3 as Flink sees them through Hadoop's S3A with its defaults. */
@EmbeddedServers(ServerKind.S3)
class S3FoldersTest {
  private FileSystem files;
  private Path folder;

  @BeforeEach
  void openTheBucket(S3Server s3) throws IOException {
    Configuration conf = new Configuration();
    conf.setString("s3.endpoint", s3.endpoint());
    conf.setString("s3.path.style.access", "true");
    conf.setString("s3.access-key", s3.accessKey());
    conf.setString("s3.secret-key", s3.secretKey());
    LocalCluster.initializeFileSystems(conf);
    folder = new Path("s3://" + s3.bucket() + "/" + UUID.randomUUID() + "/folder");
    files = folder.getFileSystem();
  }

  @Test
  void aFolderCanBeMadeAgain() throws IOException {
    files.mkdirs(folder);

    assertThat(files.mkdirs(folder)).isTrue();
    assertThat(files.getFileStatus(folder).isDir()).isTrue();
    assertThat(files.listStatus(folder)).isEmpty();
  }

  @Test
  void aFileInAFolderLeavesTheFolder() throws IOException {
    files.mkdirs(folder);
    write("a");
    files.mkdirs(folder);
    write("b/c");

    assertThat(names()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aFolderStaysWhenItsLastFileGoes() throws IOException {
    files.mkdirs(folder);
    write("a");

    files.delete(new Path(folder, "a"), false);

    assertThat(files.getFileStatus(folder).isDir()).isTrue();
    assertThat(names()).isEmpty();
  }

  @Test
  void aFolderIsDeletedWithAllThatIsInIt() throws IOException {
    files.mkdirs(new Path(folder, "empty"));
    write("a/b");

    files.delete(folder, true);

    assertThat(files.exists(folder)).isFalse();
  }

  @Test
  void aFolderIsRenamedWithAllThatIsInIt() throws IOException {
    files.mkdirs(new Path(folder, "empty"));
    write("a");
    Path target = folder.suffix("-renamed");

    files.rename(folder, target);

    assertThat(files.exists(folder)).isFalse();
    assertThat(files.getFileStatus(new Path(target, "empty")).isDir()).isTrue();
    assertThat(files.getFileStatus(new Path(target, "a")).isDir()).isFalse();
  }

  private void write(String name) throws IOException {
    try (var out = files.create(new Path(folder, name), FileSystem.WriteMode.OVERWRITE)) {
      out.write('x');
    }
  }

  private Stream<String> names() throws IOException {
    FileStatus[] children = files.listStatus(folder);
    if (children == null) {
      throw new FileNotFoundException(folder.toString());
    }
    return Stream.of(children).map(child -> child.getPath().getName());
  }
}
