package io.pulseline.trainer.steps;

import io.pulseline.trainer.boost.Trees;
import io.pulseline.trainer.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;

/** The trees that {@code fit} left in a work folder. */
final class FittedTrees {
  private FittedTrees() {}

  static Trees read(WorkFolder work, Fitted fitted, int classes) throws IOException {
    WorkFolder.require(work.booster(), WorkFolder.Result.FITTED);
    return Trees.read(Files.readAllBytes(work.booster()), fitted.rounds(), classes);
  }
}
