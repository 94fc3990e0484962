package io.pulseline.local.ledger;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.local.stack.CommandLines;

/** Reads every single record's whereabouts from the real stores, and makes the ledger of them. */
public final class LedgerReader {
  private final String bootstrap;
  private final String elasticsearch;
  private final LakeTable lake;
  private final Dataset dataset;

  private LedgerReader(String bootstrap, String elasticsearch, LakeTable lake, Dataset dataset) {
    this.bootstrap = bootstrap;
    this.elasticsearch = elasticsearch;
    this.lake = lake;
    this.dataset = dataset;
  }

  /** A reader of the stores of one stack. */
  public static LedgerReader of(CommandLines commands, LakeTable lake) {
    return new LedgerReader(
        commands.bootstrap(), commands.elasticsearch(), lake, commands.dataset());
  }

  public Ledger read() {
    try (DeadLetters deadLetters = new DeadLetters(bootstrap, Names.deadLetterTopic(dataset))) {
      deadLetters.advance();
      Observed seen =
          new Observed(
              produced(),
              lake.read(),
              new SearchIndex(elasticsearch, Names.index(dataset)).read(),
              deadLetters.store(),
              deadLetters.reasons());
      return Ledger.of(seen);
    }
  }

  private Observed.Store produced() {
    OffsetSet offsets = new OffsetSet();
    long[] rows = new long[1];
    try (TopicScan scan = new TopicScan(bootstrap, Names.recordsTopic(dataset))) {
      scan.advance(
          record -> {
            rows[0]++;
            offsets.add(record.partition(), record.offset());
          });
    }
    return new Observed.Store(rows[0], offsets);
  }
}
