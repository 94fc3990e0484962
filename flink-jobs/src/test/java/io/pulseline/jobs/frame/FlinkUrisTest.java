package io.pulseline.jobs.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.core.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkUrisTest {

  @Test
  void aUriStaysAsItIs() {
    assertThat(FlinkUris.absolute("s3://bucket/a b")).isEqualTo("s3://bucket/a b");
  }

  @Test
  void flinkFindsAPathWithSpaces(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a b"), "text");

    var path = new org.apache.flink.core.fs.Path(FlinkUris.absolute(file.toString()));

    assertThat(FileSystem.getLocalFileSystem().exists(path)).isTrue();
  }
}
