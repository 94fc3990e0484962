package io.pulseline.launch.programs;

import io.pulseline.launch.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;

/** A parent for the tests to kill: passes on the ready line of its own child. */
public final class HasAChild {
  private HasAChild() {}

  public static void main(String[] args) throws Exception {
    ChildProcess child =
        ChildProcess.named("grandchild")
            .classPath(Path.of(args[0]))
            .mainClass(args[1])
            .log(Path.of(args[2]))
            .start();
    System.out.println(child.awaitReady(Duration.ofSeconds(30)));
    Thread.currentThread().join();
  }
}
