package io.pulseline.generator.stream;

import io.pulseline.generator.copula.RowSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Makes records on threads of their own while others are sent, a few thousand ahead: for streams
 * without a pace, as a record's timestamp is the time when it was made.
 */
final class RecordsAhead implements Records {
  private static final int CHUNK = RowSource.BLOCK;
  private static final int CHUNKS_AHEAD = 2;
  private static final int MOST_THREADS = 4;

  private final List<Maker> makers = new ArrayList<>();
  private final Queue<Future<List<RecordSource.Item>>> chunks = new ArrayDeque<>();
  private Iterator<RecordSource.Item> current = List.<RecordSource.Item>of().iterator();
  private long submitted;

  /**
   * @param first record_id of the first record
   * @param sources makes a source that starts at a record_id
   */
  RecordsAhead(int threads, long first, LongFunction<RecordSource> sources) {
    for (int i = 0; i < threads; i++) {
      makers.add(new Maker(sources.apply(first + (long) i * CHUNK), (threads - 1) * CHUNK));
    }
    for (int i = 0; i < threads * CHUNKS_AHEAD; i++) {
      submit();
    }
  }

  /** Half the processors: Kafka's sender, and often the broker, need the others. */
  static int usualThreads() {
    return Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors() / 2));
  }

  @Override
  public RecordSource.Item next() throws InterruptedException {
    if (!current.hasNext()) {
      current = take().iterator();
    }
    return current.next();
  }

  @Override
  public void skip() throws InterruptedException {
    next();
  }

  private List<RecordSource.Item> take() throws InterruptedException {
    try {
      List<RecordSource.Item> chunk = chunks.remove().get();
      submit();
      return chunk;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a record could not be made", e.getCause());
    }
  }

  /** Chunks go round the threads, each of which has a source that passes over the others'. */
  private void submit() {
    Maker maker = makers.get((int) (submitted++ % makers.size()));
    chunks.add(maker.thread.submit(maker::chunk));
  }

  @Override
  public void close() {
    makers.forEach(maker -> maker.thread.shutdownNow());
  }

  /** One thread, and the source that only it uses. */
  private static final class Maker {
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "make-records");
              made.setDaemon(true);
              return made;
            });
    private final RecordSource source;
    private final int others;

    Maker(RecordSource source, int others) {
      this.source = source;
      this.others = others;
    }

    List<RecordSource.Item> chunk() {
      List<RecordSource.Item> items = new ArrayList<>(CHUNK);
      for (int i = 0; i < CHUNK; i++) {
        items.add(source.next());
      }
      for (int i = 0; i < others; i++) {
        source.skip();
      }
      return items;
    }
  }
}
