package io.pulseline.launch.programs;

/** Listens, and does not end when asked to. */
public final class HangsAtTheEnd {
  private HangsAtTheEnd() {}

  public static void main(String[] args) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(HangsAtTheEnd::hang));
    Listens.main(args);
  }

  private static void hang() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
