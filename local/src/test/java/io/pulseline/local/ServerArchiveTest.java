package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The archive of class data that the build makes for the server. */
class ServerArchiveTest {
  private static final Path DIST = Rooms.ROOT.resolve("serving/target/dist");

  @Test
  void itFitsTheJarsThatTheLauncherStartsTheServerFrom() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Refuses to start without it
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + DIST.resolve("serving.jsa"),
                "-cp",
                serverJar().toString(),
                "-version")
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
  }

  private static Path serverJar() throws IOException {
    try (Stream<Path> jars = Files.list(DIST.resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().matches("pulseline-serving-\\d.*"))
          .findAny()
          .orElseThrow();
    }
  }
}
