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

  public void ready() {
    phase.compareAndSet(Phase.STARTING, Phase.READY);
  }

  public void stopping() {
    phase.set(Phase.STOPPING);
  }

  public boolean isReady() {
    return phase.get() == Phase.READY;
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
