package io.pulseline.launch.programs;

/** Writes as many lines as asked for, far more than a pipe holds, then a result. */
public final class Talks {
  private Talks() {}

  public static void main(String[] args) {
    int lines = Integer.parseInt(args[0]);
    for (int i = 0; i < lines; i++) {
      System.out.println("out " + i);
      System.err.println("err " + i);
    }
    System.out.println("{\"lines\":" + lines + "}");
  }
}
