package io.pulseline.deploy.flink;

/** What somebody is told who ends the waiting with Ctrl-C, and not what is waited for. */
final class Farewell {
  private volatile boolean over;

  /** From now on until it is over. */
  Farewell(String waitedFor) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> say(waitedFor), "farewell"));
  }

  private void say(String waitedFor) {
    if (!over) {
      System.err.printf(
          "waits no more for %s; the cluster goes on with what it was asked, 'deploy status' tells%n",
          waitedFor);
    }
  }

  /** The waiting has come to its own end. */
  void over() {
    over = true;
  }
}
