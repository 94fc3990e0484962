package io.pulseline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temporary;

  @Test
  void takesAFolderInWhichOnlyTheTrainerHasWorked() throws Exception {
    Files.createDirectories(temporary.resolve("train/heart-disease"));

    assertThat(DataFolder.open(temporary).root().resolve("layout")).exists();
  }
}
