package io.pulseline.kubeflow;

import io.pulseline.cli.Cli;

/** {@code pulseline kfp}: runs a command as a step of a Kubeflow pipeline. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(new KfpStep(), args));
  }
}
