package io.pulseline.jobs.ingest;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.metrics.Counter;

/** Lets files become visible, and counts them. */
@SuppressWarnings("try") // Flink closes it, and bears an interruption
final class CountedCommits implements Committer<FileSinkCommittable> {
  private final Committer<FileSinkCommittable> files;
  private final Counter committed;

  CountedCommits(Committer<FileSinkCommittable> files, Counter committed) {
    this.files = files;
    this.committed = committed;
  }

  @Override
  public void commit(Collection<CommitRequest<FileSinkCommittable>> requests)
      throws IOException, InterruptedException {
    files.commit(requests);
    committed.inc(
        requests.stream().filter(request -> request.getCommittable().hasPendingFile()).count());
  }

  @Override
  public void close() throws Exception {
    files.close();
  }
}
