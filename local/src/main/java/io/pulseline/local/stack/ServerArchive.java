package io.pulseline.local.stack;

import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.LaunchException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The archive of class data that the model server starts from (ADR 25), used as the launcher's
 * {@code serve} does: it fits a class path that begins with the server's jar, which names the
 * others.
 */
final class ServerArchive {
  private ServerArchive() {}

  /**
   * Has the server start from it.
   *
   * @param dist the server's build
   * @throws LaunchException when there is none
   */
  static void use(ChildBuilder server, Path dist) {
    server
        .classPath(jar(dist.resolve("lib")))
        .jvmFlags("@" + dist.resolve("jvm.options"))
        .jvmFlags("-XX:SharedArchiveFile=" + dist.resolve("serving.jsa"));
  }

  private static Path jar(Path lib) {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(lib, "pulseline-serving-[0-9]*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      throw notBuilt(lib, e);
    }
    throw notBuilt(lib, null);
  }

  private static LaunchException notBuilt(Path lib, IOException cause) {
    return new LaunchException(
        "no server's jar in " + lib + "; build it first with: mvn package -DskipTests", cause);
  }
}
