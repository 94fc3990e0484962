package io.pulseline.cli;

/** A number of things, in words. */
public final class Counted {
  private Counted() {}

  /** "1 file", "2 files": the plural of a noun that takes an s. */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
