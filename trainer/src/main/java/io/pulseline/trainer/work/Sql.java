package io.pulseline.trainer.work;

/** SQL over the lake's columns. */
public final class Sql {
  private Sql() {}

  /** A name that may hold any character. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
