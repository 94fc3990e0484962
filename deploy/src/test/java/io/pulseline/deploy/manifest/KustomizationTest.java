package io.pulseline.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pulseline.contract.UserException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizationTest {
  @TempDir private Path folder;

  @Test
  void refusesAFolderThatIsNone() {
    assertThatThrownBy(() -> Kustomization.render(folder))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "%s has no kustomization.yaml; name a folder that has, or a file by -f"
                .formatted(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kustomization.yaml", "kustomization.yml", "Kustomization"})
  void saysInOneLineWhatKubectlDoesNotLike(String name) throws IOException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "kubectl"))),
        "kubectl is not installed");
    Files.writeString(folder.resolve(name), "resources: [missing.yaml]\n");

    assertThatThrownBy(() -> Kustomization.render(folder))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("kubectl cannot render " + folder + ": ")
        .hasMessageContaining("missing.yaml")
        .extracting(e -> e.getMessage().lines().count())
        .isEqualTo(1L);
  }
}
