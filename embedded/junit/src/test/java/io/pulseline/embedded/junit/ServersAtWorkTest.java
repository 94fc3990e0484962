package io.pulseline.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One server of each kind, with an address of its own, asked and disturbed while it runs. */
class ServersAtWorkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int KAFKA_PORT = FreePorts.one();

  /** Only Linux has a second loopback address. */
  private static final String ADDRESS = OS.LINUX.isCurrentOs() ? "127.0.0.2" : "127.0.0.1";

  @TempDir private static Path folder;
  private static final Map<ServerKind, ChildProcess> SERVERS = new EnumMap<>(ServerKind.class);

  @BeforeAll
  static void startTogether() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("more.properties"),
            "advertised.listeners=CLIENTS://localhost:" + KAFKA_PORT);
    start(ServerKind.KAFKA, KAFKA_PORT, "--config", config.toString());
    start(ServerKind.ELASTICSEARCH, FreePorts.one(), "--bind", ADDRESS);
    start(ServerKind.S3, FreePorts.one(), "--bind", ADDRESS);
  }

  private static void start(ServerKind kind, int port, String... more) {
    SERVERS.put(
        kind,
        ServerCommandLine.of(kind, folder)
            .args("--data", data(kind).toString(), "--port", String.valueOf(port))
            .args(more)
            .log(folder.resolve(kind.room() + ".log"))
            .start());
  }

  @AfterAll
  static void kill() {
    SERVERS.values().forEach(ChildProcess::kill);
  }

  @Test
  void kafkaSaysTheAddressThatItGivesToClients() {
    assertThat(ready(ServerKind.KAFKA)).isEqualTo("READY kafka localhost:" + KAFKA_PORT);
  }

  @ParameterizedTest
  @EnumSource(names = {"ELASTICSEARCH", "S3"})
  void listensOnTheAddressThatItIsGiven(ServerKind kind) throws Exception {
    String url = ready(kind).split(" ", -1)[2];
    assertThat(url).startsWith("http://" + ADDRESS + ":");
    URI.create(url).toURL().openConnection().connect();
  }

  @ParameterizedTest
  @EnumSource(names = {"KAFKA", "ELASTICSEARCH"})
  void refusesADataFolderThatAnotherNodeUses(ServerKind kind) {
    ready(kind);
    ChildProcess second =
        ServerCommandLine.of(kind, folder)
            .args("--data", data(kind).toString(), "--port", String.valueOf(FreePorts.one()))
            .log(folder.resolve("second " + kind.room() + ".log"))
            .start();

    assertThat(second.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(second.lastLines(1)).singleElement().asString().startsWith("error: ");
    assertThat(SERVERS.get(kind).isRunning()).isTrue();
  }

  private static String ready(ServerKind kind) {
    return SERVERS.get(kind).awaitReady(PATIENCE);
  }

  private static Path data(ServerKind kind) {
    return folder.resolve("data of " + kind.room());
  }
}
