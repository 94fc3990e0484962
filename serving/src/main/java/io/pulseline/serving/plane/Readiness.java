package io.pulseline.serving.plane;

import java.util.concurrent.atomic.AtomicReference;

/** Whether requests are taken: from the moment the model is warm until shutdown begins. */
public final class Readiness {
  private enum Phase {
    STARTING,
    READY,
    STOPPING
  }

  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);
  private volatile String warning = "";

  public void ready() {
    phase.compareAndSet(Phase.STARTING, Phase.READY);
  }

  public void stopping() {
    phase.set(Phase.STOPPING);
  }

  public boolean isReady() {
    return phase.get() == Phase.READY;
  }

  /** Says what is wrong though requests are taken; empty when it is no longer. */
  public void warn(String message) {
    warning = message;
  }

  /** What is wrong though requests are taken, empty when nothing is. */
  public String warning() {
    return warning;
  }

  /** Why the server is not ready, for people. */
  public String reason() {
    return switch (phase.get()) {
      case STARTING -> "the server is starting";
      case READY -> "the server is ready";
      case STOPPING -> "the server is stopping";
    };
  }
}
