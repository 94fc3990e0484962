package io.pulseline.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.FreePorts;
import io.pulseline.launch.JvmFlags;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the servers' command lines answer to mistakes: one line and an exit code. */
class ServerCommandLineTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void refusesAnUnknownArgument(ServerKind kind) {
    ChildProcess child =
        server(kind).args("--data", folder.toString(), "--port", "1", "--colour", "red").start();

    assertThat(child.awaitExit(PATIENCE)).isEqualTo(2);
    assertThat(child.lastLines(9)).singleElement().asString().contains("error: ", "--colour");
  }

  @ParameterizedTest
  @EnumSource
  void namesAPortThatIsTaken(ServerKind kind) throws Exception {
    int port = FreePorts.one();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      ChildProcess child =
          server(kind)
              .args("--data", folder.resolve("data").toString())
              .args("--port", String.valueOf(taken.getLocalPort()))
              .start();

      assertThat(child.awaitExit(PATIENCE)).isEqualTo(1);
      assertThat(child.lastLines(9))
          .singleElement()
          .asString()
          .contains("error: ", "127.0.0.1:" + port + " is taken");
    }
  }

  @Test
  void namesABrokerConfigurationThatCannotBeRead() {
    ChildProcess child =
        server(ServerKind.KAFKA).args(onAFreePort()).args("--config", "nowhere.properties").start();

    assertThat(child.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(child.lastLines(9))
        .singleElement()
        .asString()
        .contains("error: ", "nowhere.properties", "--config");
  }

  @Test
  void kafkaSaysTheAddressThatItGivesToClients() throws Exception {
    int port = FreePorts.one();
    Path config =
        Files.writeString(
            folder.resolve("more.properties"), "advertised.listeners=CLIENTS://localhost:" + port);
    try (ChildProcess child =
        server(ServerKind.KAFKA)
            .args("--data", folder.resolve("data").toString(), "--port", String.valueOf(port))
            .args("--config", config.toString())
            .start()) {
      assertThat(child.awaitReady(PATIENCE)).isEqualTo("READY kafka localhost:" + port);
    }
  }

  @EnabledOnOs(OS.LINUX) // others have no second loopback address
  @ParameterizedTest
  @EnumSource(names = {"ELASTICSEARCH", "S3"})
  void listensOnTheAddressThatItIsGiven(ServerKind kind) throws Exception {
    try (ChildProcess child =
        server(kind).args(onAFreePort()).args("--bind", "127.0.0.2").start()) {
      String url = child.awaitReady(PATIENCE).split(" ", -1)[2];
      assertThat(url).startsWith("http://127.0.0.2:");
      URI.create(url).toURL().openConnection().connect();
    }
  }

  @Test
  void refusesToServeObjectsWithoutCredentials() {
    ChildProcess child =
        server(ServerKind.S3).env("AWS_SECRET_ACCESS_KEY", "").args(onAFreePort()).start();

    assertThat(child.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(child.lastLines(9)).singleElement().asString().contains("AWS_SECRET_ACCESS_KEY");
  }

  @ParameterizedTest
  @EnumSource(names = {"KAFKA", "ELASTICSEARCH"})
  void refusesADataFolderThatAnotherNodeUses(ServerKind kind) {
    try (ChildProcess first = server(kind).args(onAFreePort()).log(folder.resolve("1")).start()) {
      first.awaitReady(PATIENCE);
      ChildProcess second = server(kind).args(onAFreePort()).log(folder.resolve("2")).start();

      assertThat(second.awaitExit(PATIENCE)).isEqualTo(1);
      assertThat(second.lastLines(1)).singleElement().asString().startsWith("error: ");
      assertThat(first.isRunning()).isTrue();
    }
  }

  private String[] onAFreePort() {
    return new String[] {
      "--data", folder.resolve("data").toString(), "--port", String.valueOf(FreePorts.one())
    };
  }

  private ChildBuilder server(ServerKind kind) {
    Path root = Path.of(System.getProperty("pulseline.root"));
    return ChildProcess.named(kind.room())
        .libs(new ServerFolders(root, folder, folder).dist(kind))
        .mainClass(kind.mainClass())
        .heap(kind.heap())
        .jvmFlags(JvmFlags.QUICK_START)
        .env("AWS_ACCESS_KEY_ID", "id")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .log(folder.resolve("log"));
  }
}
