package io.pulseline.jobs.production;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives the one split to the first reader. Its state is whether it has done so. */
final class ReleaseEnumerator implements SplitEnumerator<ReleaseSplit, Boolean> {
  private final SplitEnumeratorContext<ReleaseSplit> context;
  private final ReleaseSplit split;
  private boolean assigned;

  ReleaseEnumerator(
      SplitEnumeratorContext<ReleaseSplit> context, ReleaseSplit split, boolean assigned) {
    this.context = context;
    this.split = split;
    this.assigned = assigned;
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    if (!assigned) {
      context.assignSplit(split, subtask);
      assigned = true;
    }
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {}

  /** The reader ended before a checkpoint knew of its split: it comes back, and is given anew. */
  @Override
  public void addSplitsBack(List<ReleaseSplit> splits, int subtask) {
    assigned = false;
  }

  @Override
  public Boolean snapshotState(long checkpoint) {
    return assigned;
  }

  @Override
  public void close() {}
}
