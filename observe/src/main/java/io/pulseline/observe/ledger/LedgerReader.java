package io.pulseline.observe.ledger;

import io.pulseline.observe.Stores;
import java.util.Optional;

/** Reads every single record's whereabouts from the real stores, and makes the ledger of them. */
public final class LedgerReader {
  private final Stores stores;
  private final LakeTable lake;

  /** A reader of some stores, the lake among them. */
  public LedgerReader(Stores stores, LakeTable lake) {
    this.stores = stores;
    this.lake = lake;
  }

  public Ledger read() {
    try (RecordsTopic topic = new RecordsTopic(stores);
        DeadLetters deadLetters = new DeadLetters(stores)) {
      deadLetters.advance();
      return Ledger.of(
          new Observed(
              topic.read(),
              lake.read(),
              new SearchIndex(stores).read(),
              deadLetters.records(),
              predictions(),
              deadLetters.reasons()));
    }
  }

  private Optional<StoredRecords> predictions() {
    if (!stores.scored()) {
      return Optional.empty();
    }
    try (Predictions predictions = new Predictions(stores)) {
      predictions.advance();
      return Optional.of(predictions.records()).filter(found -> found.rows() > 0);
    }
  }
}
