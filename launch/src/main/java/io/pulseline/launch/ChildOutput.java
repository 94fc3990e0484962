package io.pulseline.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a child wrote on its standard output, as far as its parent needs it. */
sealed interface ChildOutput permits PipedOutput, FileOutput {
  Path log();

  Optional<String> readyLine();

  Optional<String> lastJson();

  /** Completes when nothing more will come, or fails with what broke the reading. */
  CompletableFuture<Void> end();
}
