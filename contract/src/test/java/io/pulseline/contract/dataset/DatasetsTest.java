package io.pulseline.contract.dataset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  private static final byte[] NO_UTF8 = {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xff, (byte) 0xd8};

  @TempDir private Path folder;

  @Test
  void refusesADescriptorThatIsNoText() throws IOException {
    Files.write(folder.resolve("dataset.yaml"), NO_UTF8);

    assertThatThrownBy(() -> Datasets.load(folder.toString()))
        .isInstanceOf(UserException.class)
        .hasMessage("dataset.yaml of '" + folder + "' is no text in UTF-8; give one that is");
  }

  @Test
  void refusesADescriptorOfBytesThatHappenToBeUtf8() throws IOException {
    Files.write(folder.resolve("dataset.yaml"), new byte[] {'a', ':', 0, 1, 2});

    assertThatThrownBy(() -> Datasets.load(folder.toString()))
        .isInstanceOf(UserException.class)
        .hasMessage(folder + "/dataset.yaml: not YAML: character U+0000 at 2");
  }

  @Test
  void refusesAProfileThatIsNoText() throws IOException {
    Files.write(folder.resolve("profile.json"), NO_UTF8);

    assertThatThrownBy(() -> Datasets.profile(folder.toString()))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("profile.json of ");
  }
}
