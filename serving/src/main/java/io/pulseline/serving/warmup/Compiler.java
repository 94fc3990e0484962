package io.pulseline.serving.warmup;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** How busy the JVM's compiler is. */
final class Compiler {
  /** Null in a JVM that only interprets. */
  private final CompilationMXBean bean = ManagementFactory.getCompilationMXBean();

  private long before = millis();
  private long lookedAt = System.nanoTime();

  /** Its share of one processor since the last look, or since this was made. */
  double share() {
    long now = System.nanoTime();
    long spent = millis();
    double share = (spent - before) * 1e6 / (now - lookedAt);
    before = spent;
    lookedAt = now;
    return share;
  }

  private long millis() {
    return bean != null && bean.isCompilationTimeMonitoringSupported()
        ? bean.getTotalCompilationTime()
        : 0;
  }
}
