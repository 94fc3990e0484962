package io.pulseline.trainer.checks;

import java.util.List;

/** One question about data before anything is learned from it. */
@FunctionalInterface
interface Check {
  /** The answers, those that are all right among them. */
  List<Finding> run(Data data, Limits limits);
}
