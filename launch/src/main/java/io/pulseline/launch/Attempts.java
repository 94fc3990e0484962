package io.pulseline.launch;

/** Several things of which each is to be done whatever becomes of the others. Thread-safe. */
public final class Attempts {
  private RuntimeException failure;

  /** Does one of them; what it throws is kept for {@link #rethrow}. */
  public void run(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      keep(e);
    }
  }

  private synchronized void keep(RuntimeException e) {
    if (failure == null) {
      failure = e;
    } else if (failure != e) {
      failure.addSuppressed(e);
    }
  }

  /** Throws the first failure, with the others as suppressed ones; nothing when all went well. */
  public synchronized void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }
}
