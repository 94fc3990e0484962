package io.pulseline.embedded.junit;

import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.JvmFlags;
import java.nio.file.Path;

/** A server's command line before its arguments. */
final class ServerCommandLine {
  private ServerCommandLine() {}

  /** Logs into the folder, and has credentials, which only S3 asks for. */
  static ChildBuilder of(ServerKind kind, Path folder) {
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
