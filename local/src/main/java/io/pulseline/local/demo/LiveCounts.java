package io.pulseline.local.demo;

import io.pulseline.contract.Names;
import io.pulseline.local.ledger.DeadLetters;
import io.pulseline.local.ledger.LakeTable;
import io.pulseline.local.ledger.RecordsTopic;
import io.pulseline.local.ledger.SearchIndex;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.storage.LakeSummary;
import java.time.Duration;

/**
 * Asks each store for its count, seldom enough to leave the two cores to the stream itself. The
 * lake is asked least often: that lists a bucket.
 */
public final class LiveCounts implements AutoCloseable {
  private static final long INTERVAL_NANOS = Duration.ofMillis(700).toNanos();
  private static final int LAKE_EVERY = 2;

  private final RecordsTopic topic;
  private final DeadLetters deadLetters;
  private final SearchIndex index;
  private final LakeTable lake;
  private Counts latest = new Counts(0, 0, 0, 0, 0);
  private LakeSummary parquet = new LakeSummary(0, 0, 0);
  private long takenNanos;
  private int turn;

  public LiveCounts(CommandLines commands, LakeTable lake) {
    this.topic = new RecordsTopic(commands.bootstrap(), Names.recordsTopic(commands.dataset()));
    this.deadLetters =
        new DeadLetters(commands.bootstrap(), Names.deadLetterTopic(commands.dataset()));
    this.index = new SearchIndex(commands.elasticsearch(), Names.index(commands.dataset()));
    this.lake = lake;
  }

  RecordsTopic topic() {
    return topic;
  }

  DeadLetters deadLetters() {
    return deadLetters;
  }

  /** The counts of now, or of less than a second ago. */
  public Counts now() {
    if (System.nanoTime() - takenNanos >= INTERVAL_NANOS) {
      if (turn++ % LAKE_EVERY == 0) {
        parquet = lake.summary();
      }
      deadLetters.advance();
      latest =
          new Counts(
              topic.size(), deadLetters.size(), index.count(), parquet.rows(), parquet.files());
      takenNanos = System.nanoTime();
    }
    return latest;
  }

  @Override
  public void close() {
    topic.close();
    deadLetters.close();
  }
}
