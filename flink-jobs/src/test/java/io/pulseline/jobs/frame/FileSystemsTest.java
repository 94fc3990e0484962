package io.pulseline.jobs.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemsTest {
  @TempDir private Path root;

  @Test
  void aFolderThatIsNotThereYetIsMadeAndStaysEmpty() {
    Path folder = root.resolve("new/lake");

    FileSystems.requireWritable(FlinkUris.absolute(folder.toString()));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    String file = FlinkUris.absolute(Files.createFile(root.resolve("lake")).toString());

    assertThatThrownBy(() -> FileSystems.requireWritable(file))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("cannot write to " + file + " (")
        .hasMessageContaining("name another place");
  }
}
