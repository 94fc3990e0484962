package io.pulseline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.storage.S3Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
  @TempDir Path temporary;

  @Test
  void areTheSameForTheSameFolder() {
    DataFolder folder = DataFolder.open(temporary);

    assertThat(CredentialsFile.of(folder).secretKey())
        .isEqualTo(CredentialsFile.of(folder).secretKey());
  }

  @Test
  void differFromFolderToFolder() {
    DataFolder one = DataFolder.open(temporary.resolve("one"));
    DataFolder other = DataFolder.open(temporary.resolve("other"));

    assertThat(CredentialsFile.of(one).secretKey())
        .isNotEqualTo(CredentialsFile.of(other).secretKey());
  }

  @Test
  void areReadableByTheirOwnerOnly() throws Exception {
    DataFolder folder = DataFolder.open(temporary);
    CredentialsFile.of(folder);

    assertThat(Files.getPosixFilePermissions(folder.credentialsFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void lieInTheFormThatAmazonsToolsRead() {
    DataFolder folder = DataFolder.open(temporary);
    S3Credentials own = CredentialsFile.of(folder);

    assertThat(folder.credentialsFile())
        .hasContent(
            "[default]\naws_access_key_id=%s\naws_secret_access_key=%s\n"
                .formatted(own.accessKey(), own.secretKey()));
  }
}
