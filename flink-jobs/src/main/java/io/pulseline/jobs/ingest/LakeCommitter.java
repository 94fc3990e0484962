package io.pulseline.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.core.fs.Path;

/**
 * Commits as Flink's file sink does, and takes away what was merged. The file sink would leave that
 * where it is when the store is away, for ever; here it fails, and is done after the restart.
 */
@SuppressWarnings("try") // Flink closes it, and bears an interruption
final class LakeCommitter implements Committer<FileSinkCommittable> {
  private final Committer<FileSinkCommittable> files;
  private final SeveralAtATime atATime = new SeveralAtATime();

  LakeCommitter(Committer<FileSinkCommittable> files) {
    this.files = files;
  }

  @Override
  public void commit(Collection<CommitRequest<FileSinkCommittable>> requests)
      throws IOException, InterruptedException {
    List<CommitRequest<FileSinkCommittable>> appearing = new ArrayList<>();
    List<Path> merged = new ArrayList<>();
    for (CommitRequest<FileSinkCommittable> request : requests) {
      FileSinkCommittable committable = request.getCommittable();
      if (committable.hasCompactedFileToCleanup()) {
        merged.add(committable.getCompactedFileToCleanup());
      } else {
        appearing.add(request);
      }
    }
    // Each is some requests to a store: thousands, of as many hours, would take minutes in a row
    atATime.map(appearing, this::show);
    atATime.map(merged, path -> path.getFileSystem().delete(path, false));
  }

  private boolean show(CommitRequest<FileSinkCommittable> request) throws IOException {
    try {
      files.commit(List.of(request));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a file of the lake was to appear", e);
    }
  }

  @Override
  public void close() throws Exception {
    atATime.close();
    files.close();
  }
}
