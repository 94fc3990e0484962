package io.pulseline.retrain;

import java.nio.file.Path;

/** The program that every command is one of. */
final class Launcher {
  private Launcher() {}

  /**
   * As asked for; else the image's, which tells in its environment where it is; else that of the
   * source tree.
   */
  static String of(String asked) {
    if (asked != null) {
      return asked;
    }
    String image = System.getenv("PULSELINE_LAUNCHER");
    if (image != null) {
      return image;
    }
    String root = System.getProperty("pulseline.root");
    return root == null ? "pulseline" : Path.of(root, "pulseline").toString();
  }
}
