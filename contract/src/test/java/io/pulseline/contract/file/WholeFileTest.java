package io.pulseline.contract.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void leavesWhatWasThereWhenWritingFails() throws IOException {
    Path file = folder.resolve("file");
    WholeFile.write(file, draft -> Files.writeString(draft, "old"));

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    draft -> {
                      Files.writeString(draft, "half");
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void givesWritersOfOneFileDraftsOfTheirOwn() throws IOException {
    Path file = folder.resolve("file");

    WholeFile.write(
        file,
        slow -> {
          Files.writeString(slow, "slow");
          WholeFile.write(file, quick -> Files.writeString(quick, "quick"));
          assertThat(file).hasContent("quick");
          assertThat(slow).hasContent("slow");
        });

    assertThat(file).hasContent("slow");
  }

  @Test
  void givesFilesTheModeThatAnyNewFileHas() throws IOException {
    Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
    Path file = folder.resolve("file");
    WholeFile.write(file, draft -> Files.writeString(draft, ""));

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }
}
