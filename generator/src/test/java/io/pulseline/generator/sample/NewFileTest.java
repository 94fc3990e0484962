package io.pulseline.generator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
  @TempDir Path folder;

  @Test
  void appearsOnlyWhenItIsWhole() throws IOException {
    Path wanted = folder.resolve("rows.csv");
    try (NewFile file = new NewFile(wanted)) {
      Files.writeString(file.growing(), "new");
      assertThat(wanted).doesNotExist();
      file.finish();
    }
    assertThat(wanted).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("rows.csv");
  }

  @Test
  void aFailureLeavesTheOlderFileAndNothingElse() throws IOException {
    Path wanted = Files.writeString(folder.resolve("rows.csv"), "old");
    try (NewFile file = new NewFile(wanted)) {
      Files.writeString(file.growing(), "ne");
    }
    assertThat(wanted).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("rows.csv");
  }

  @Test
  void aLinkGoesOnPointingWhereItDid() throws IOException {
    Path real = Files.writeString(folder.resolve("real.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("rows.csv"), real);
    try (NewFile file = new NewFile(link)) {
      Files.writeString(file.growing(), "new");
      file.finish();
    }
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
  }
}
