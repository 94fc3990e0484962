package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFolderTest {
  @TempDir Path folder;

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path below = Files.writeString(folder.resolve("file"), "").resolve("a/b");
    assertThatThrownBy(() -> new DatasetFolder(below).checkWritable())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cannot write into " + below);
  }

  @Test
  void theCheckLeavesNothingBehind() {
    new DatasetFolder(folder.resolve("a/b")).checkWritable();
    assertThat(folder).isEmptyDirectory();
  }
}
