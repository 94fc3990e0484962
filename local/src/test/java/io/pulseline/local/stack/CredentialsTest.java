package io.pulseline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir Path temporary;

  @Test
  void areTheSameForTheSameFolder() {
    DataFolder folder = DataFolder.open(temporary);

    assertThat(Credentials.of(folder).secretKey()).isEqualTo(Credentials.of(folder).secretKey());
  }

  @Test
  void differFromFolderToFolder() {
    DataFolder one = DataFolder.open(temporary.resolve("one"));
    DataFolder other = DataFolder.open(temporary.resolve("other"));

    assertThat(Credentials.of(one).secretKey()).isNotEqualTo(Credentials.of(other).secretKey());
  }

  @Test
  void areReadableByTheirOwnerOnly() throws Exception {
    DataFolder folder = DataFolder.open(temporary);
    Credentials.of(folder);

    assertThat(Files.getPosixFilePermissions(folder.credentialsFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void doNotShowThemselves() {
    assertThat(new Credentials("key", "secret")).hasToString("Credentials[***]");
  }
}
