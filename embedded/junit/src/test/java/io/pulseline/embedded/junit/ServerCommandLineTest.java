package io.pulseline.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
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
  void refusesToServeObjectsWithoutCredentials() {
    ChildProcess child =
        server(ServerKind.S3).env("AWS_SECRET_ACCESS_KEY", "").args(onAFreePort()).start();

    assertThat(child.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(child.lastLines(9)).singleElement().asString().contains("AWS_SECRET_ACCESS_KEY");
  }

  private String[] onAFreePort() {
    return new String[] {
      "--data", folder.resolve("data").toString(), "--port", String.valueOf(FreePorts.one())
    };
  }

  private ChildBuilder server(ServerKind kind) {
    return ServerCommandLine.of(kind, folder);
  }
}
