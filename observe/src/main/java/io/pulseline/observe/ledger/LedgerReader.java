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

  /** The ledger; one {@link Ledger#soFar} when records came in while it was read. */
  public Ledger read() {
    return read(false);
  }

  /**
   * The same.
   *
   * @param growing whether records still come in, as the caller knows; it is seen here only when
   *     they do at this very moment
   */
  public Ledger read(boolean growing) {
    try (RecordsTopic topic = new RecordsTopic(stores);
        DeadLetters deadLetters = new DeadLetters(stores)) {
      long first = topic.size();
      StoredRecords produced = topic.read();
      StoredRecords rows = lake.read();
      StoredRecords documents = new SearchIndex(stores).read();
      deadLetters.advance();
      Observed seen =
          new Observed(
              produced,
              rows,
              documents,
              deadLetters.records(),
              predictions(),
              deadLetters.reasons());
      return growing || topic.size() > first ? Ledger.soFar(seen) : Ledger.of(seen);
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
