package io.pulseline.jobs.metrics;

/**
 * How late something is when others see it, which is when the checkpoint that covers it is
 * complete. Until then the event times of a sample wait here. A step that is told of a complete
 * checkpoint after the sinks behind it are, as it is within a chain, comes when they have
 * committed. Of one thread.
 */
public final class LagToCommit {
  private final Lag lag;
  private final EventTimes open = new EventTimes();
  private final EventTimes covered = new EventTimes();
  private long checkpoint;

  /** Tells a histogram. */
  public LagToCommit(Lag lag) {
    this.lag = lag;
  }

  /** Something of an event time, epoch milliseconds, goes to the sink. */
  public void sent(long eventMillis) {
    open.add(eventMillis);
  }

  /** A checkpoint covers all that was sent until now, those that were never complete included. */
  public void barrier(long newCheckpoint) {
    covered.moveFrom(open);
    checkpoint = newCheckpoint;
  }

  /** A checkpoint is complete. */
  public void complete(long completed) {
    // An older one says nothing of what came after its barrier
    if (completed >= checkpoint) {
      covered.each(lag::since);
      covered.clear();
    }
  }
}
