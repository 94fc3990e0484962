package io.pulseline.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeOne() throws IOException {
    file =
        Files.writeString(
            folder.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:6443"}}]
            users: [{name: u, user: {token: t}}]
            contexts: [{name: here, context: {cluster: c, user: u, namespace: ours}}]
            current-context: here
            """);
  }

  @Test
  void isTheFirstFileOfTheVariableThatIsThere() {
    String variable = folder.resolve("none") + File.pathSeparator + file;

    assertThat(Kubeconfig.load(null, null, Map.of("KUBECONFIG", variable)).getMasterUrl())
        .isEqualTo("https://127.0.0.1:6443/");
  }

  @Test
  void isTheFileThatIsGivenBeforeThatOfTheVariable() {
    assertThat(
            Kubeconfig.load(file, "here", Map.of("KUBECONFIG", "/nowhere"))
                .getCurrentContext()
                .getContext()
                .getNamespace())
        .isEqualTo("ours");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Kubeconfig.load(null, null, Map.of("KUBECONFIG", "/nowhere")))
        .isInstanceOf(UserException.class)
        .hasMessage("there is no kubeconfig /nowhere; correct KUBECONFIG");
  }

  @Test
  void aContextThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Kubeconfig.load(file, "there", Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has no context 'there'");
  }

  @Test
  void aFileThatIsNoneIsRefusedInOneLine() throws IOException {
    Files.writeString(file, "clusters: [{");

    assertThatThrownBy(() -> Kubeconfig.load(file, null, Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("the kubeconfig cannot be used (")
        .extracting(e -> e.getMessage().lines().count())
        .isEqualTo(1L);
  }

  @Test
  void aFileWithNothingInItIsNone() throws IOException {
    Files.writeString(file, "");

    assertThatThrownBy(() -> Kubeconfig.load(file, null, Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessage(file + " is no kubeconfig; name one by --kubeconfig");
  }

  @Test
  void aClusterThatIsNotThereIsNamed() throws IOException {
    Files.writeString(file, Files.readString(file).replace("cluster: c,", "cluster: d,"));

    assertThatThrownBy(() -> Kubeconfig.load(file, null, Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has no cluster d, which its context here names");
  }

  @Test
  void aServerThatIsNoUrlIsRefused() throws IOException {
    Files.writeString(file, Files.readString(file).replace("127.0.0.1:6443", "no host"));

    assertThatThrownBy(() -> Kubeconfig.load(file, null, Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("https://no host");
  }

  @Test
  void aCertificateThatIsNotThereIsNamed() throws IOException {
    Files.writeString(
        file,
        Files.readString(file)
            .replace("6443\"}", "6443\", certificate-authority: /nowhere/ca.crt}"));

    assertThatThrownBy(() -> Cluster.of(Kubeconfig.load(file, null, Map.of())))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("the kubeconfig cannot be used (there is no file /nowhere/ca.crt)");
  }
}
