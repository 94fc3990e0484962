package io.pulseline.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.deploy.cluster.Document;
import io.pulseline.deploy.cluster.Ref;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFilesTest {
  private static final String TWO =
      """
      # a comment of its own
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: here}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: there, namespace: elsewhere}
      """;

  @Test
  void readsOneDocumentAfterTheOther() {
    assertThat(parse(TWO, Optional.empty()))
        .extracting(Document::ref)
        .containsExactly(
            new Ref("v1", "ConfigMap", "ours", "here"),
            new Ref("apps/v1", "Deployment", "elsewhere", "there"));
  }

  @Test
  void refusesADocumentOfAnotherNamespaceThanTheOneAskedFor() {
    assertThatThrownBy(() -> parse(TWO, Optional.of("ours")))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "jobs.yaml puts Deployment there into namespace elsewhere, and --namespace says ours;"
                + " correct one of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: ['              | is no YAML",
        "'only words'        | holds a document that is no Kubernetes object",
        "'kind: ConfigMap'   | holds a document without apiVersion, kind or metadata.name",
        "'# nothing'         | holds no Kubernetes object"
      })
  void refusesWhatIsNoManifestInOneLine(String text, String why) {
    assertThatThrownBy(() -> parse(text, Optional.empty()))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("jobs.yaml " + why)
        .extracting(e -> e.getMessage().lines().count())
        .isEqualTo(1L);
  }

  @Test
  void refusesAFolder(@TempDir Path folder) {
    assertThatThrownBy(() -> ManifestFiles.read(folder, "ours", Optional.empty()))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(folder + " is a folder");
  }

  @Test
  void refusesWhatIsNoText(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("jobs.yaml"), new byte[] {(byte) 0xff});

    assertThatThrownBy(() -> ManifestFiles.read(file, "ours", Optional.empty()))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(file + " is no text");
  }

  private static List<Document> parse(String text, Optional<String> required) {
    return ManifestFiles.parse(text, "jobs.yaml", "ours", required);
  }
}
