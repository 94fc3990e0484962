package io.pulseline.observe.live;

import io.pulseline.observe.Stores;
import io.pulseline.observe.ledger.DeadLetters;
import io.pulseline.observe.ledger.LakeTable;
import io.pulseline.observe.ledger.Predictions;
import io.pulseline.observe.ledger.RecordsTopic;
import io.pulseline.observe.ledger.SearchIndex;
import io.pulseline.storage.LakeFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks each store for its count, seldom enough to leave the two cores to the stream itself. The
 * lake is asked least often: that lists a bucket.
 */
public final class LiveCounts implements AutoCloseable {
  private static final long INTERVAL_NANOS = Duration.ofMillis(700).toNanos();
  private static final int LAKE_EVERY = 2;

  private final RecordsTopic topic;
  private final DeadLetters deadLetters;
  private final Optional<Predictions> predictions;
  private final SearchIndex index;
  private final LakeTable lake;
  private Counts latest = new Counts(0, 0, 0, 0, 0, OptionalLong.empty());
  private List<LakeFile> parquet = List.of();
  private long takenNanos;
  private int turn;

  /** Counts of some stores, the lake among them. */
  public LiveCounts(Stores stores, LakeTable lake) {
    this.topic = new RecordsTopic(stores);
    this.deadLetters = new DeadLetters(stores);
    this.predictions = stores.scored() ? Optional.of(new Predictions(stores)) : Optional.empty();
    this.index = new SearchIndex(stores);
    this.lake = lake;
  }

  public RecordsTopic topic() {
    return topic;
  }

  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /** The counts of now, or of less than a second ago. */
  public Counts now() {
    if (System.nanoTime() - takenNanos >= INTERVAL_NANOS) {
      if (turn++ % LAKE_EVERY == 0) {
        parquet = lake.files();
      }
      deadLetters.advance();
      predictions.ifPresent(Predictions::advance);
      latest =
          new Counts(
              topic.size(),
              deadLetters.records().offsets().size(),
              index.count(),
              parquet.stream().mapToLong(LakeFile::rows).sum(),
              parquet.size(),
              predicted());
      takenNanos = System.nanoTime();
    }
    return latest;
  }

  /**
   * The same, once: where the stores agree and the topic seems to have more, its records are read
   * to tell them from ends of transactions, which takes seconds for a million.
   */
  public Counts recounted() {
    return now().recounted(() -> topic.read().rows());
  }

  private OptionalLong predicted() {
    long distinct = predictions.map(all -> all.records().offsets().size()).orElse(0L);
    return distinct == 0 ? OptionalLong.empty() : OptionalLong.of(distinct);
  }

  @Override
  public void close() {
    topic.close();
    deadLetters.close();
    predictions.ifPresent(Predictions::close);
  }
}
