package io.pulseline.embedded.junit;

import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.FreePorts;
import io.pulseline.launch.JvmFlags;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One server that can die and come back on the same port and data. */
final class ServerProcess {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(15);

  private final ServerKind kind;
  private final ServerFolders folders;
  private final List<String> args;
  private final Map<String, String> env;
  private final int port = FreePorts.one();
  private ChildProcess child;

  /** Starts the process and does not wait for it. */
  ServerProcess(
      ServerKind kind, ServerFolders folders, List<String> args, Map<String, String> env) {
    this.kind = kind;
    this.folders = folders;
    this.args = args;
    this.env = env;
    this.child = launch();
  }

  int port() {
    return port;
  }

  Path data() {
    return folders.data(kind);
  }

  /** Waits until the server serves; starts it first if it is down. */
  synchronized void ensureReady() {
    if (!child.isRunning()) {
      child = launch();
    }
    child.awaitReady(START);
  }

  synchronized void kill() {
    child.kill();
  }

  synchronized void restart() {
    child.stop(STOP);
    child = launch();
    child.awaitReady(START);
  }

  private ChildProcess launch() {
    var builder =
        ChildProcess.named("embedded " + kind.room())
            .libs(folders.dist(kind))
            .mainClass(kind.mainClass())
            .args("--data", data().toString(), "--port", String.valueOf(port))
            .args(args.toArray(String[]::new))
            .heap(kind.heap())
            .jvmFlags(JvmFlags.QUICK_START)
            .log(folders.log(kind));
    env.forEach(builder::env);
    return builder.start();
  }
}
