package io.pulseline.launch.programs;

/** Ends before it is ready. */
public final class Fails {
  private Fails() {}

  public static void main(String[] args) {
    System.err.println("error: " + System.getenv("WHAT_IS_WRONG"));
    System.exit(3);
  }
}
