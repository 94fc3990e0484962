package io.pulseline.serving.plane;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/** Whether requests are taken: from the moment the model is warm until shutdown begins. */
public final class Readiness {
  private enum Phase {
    STARTING,
    READY,
    STOPPING
  }

  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);
  private final Map<String, String> warnings = new ConcurrentSkipListMap<>();

  public void ready() {
    phase.compareAndSet(Phase.STARTING, Phase.READY);
  }

  public void stopping() {
    phase.set(Phase.STOPPING);
  }

  public boolean isReady() {
    return phase.get() == Phase.READY;
  }

  /** Whether shutdown has begun. */
  public boolean isStopping() {
    return phase.get() == Phase.STOPPING;
  }

  /**
   * Says what is wrong with something though requests are taken.
   *
   * @param subject what it is about; an earlier message about it is forgotten
   * @param message empty when nothing is wrong any more
   */
  public void warn(String subject, String message) {
    if (message.isEmpty()) {
      warnings.remove(subject);
    } else {
      warnings.put(subject, message);
    }
  }

  /** What is wrong though requests are taken, empty when nothing is. */
  public String warning() {
    return String.join("; ", warnings.values());
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
