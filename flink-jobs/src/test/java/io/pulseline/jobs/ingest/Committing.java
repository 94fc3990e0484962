package io.pulseline.jobs.ingest;

import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;

/**
 * A request to commit as Flink makes it; the committer of files asks it for nothing else.
 *
 * @param <T> type of what is committed
 */
record Committing<T>(T committable) implements CommitRequest<T> {
  static <T> Collection<CommitRequest<T>> of(List<T> committables) {
    return committables.stream().<CommitRequest<T>>map(Committing::new).toList();
  }

  @Override
  public T getCommittable() {
    return committable;
  }

  @Override
  public int getNumberOfRetries() {
    return 0;
  }

  @Override
  public void signalFailedWithKnownReason(Throwable reason) {
    throw new AssertionError(reason);
  }

  @Override
  public void signalFailedWithUnknownReason(Throwable reason) {
    throw new AssertionError(reason);
  }

  @Override
  public void retryLater() {
    throw new AssertionError("the file is not there yet");
  }

  @Override
  public void updateAndRetryLater(T changed) {
    throw new AssertionError("the file is not there yet");
  }

  @Override
  public void signalAlreadyCommitted() {
    throw new AssertionError("committed twice");
  }
}
