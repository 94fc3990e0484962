package io.pulseline.observe.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The account of every record of a dataset: each produced one is either accepted (in the lake and
 * in the index) or dead-lettered, once. Where records are scored, each accepted one has one
 * prediction.
 *
 * @param accepted distinct records in the lake or the index
 * @param deadLettered distinct records in the dead-letter topic
 * @param predictions entries of their topic; empty when they do not count
 * @param unscored accepted records without a prediction; 0 when they do not count
 * @param lost produced records missing somewhere: neither dead-lettered nor in both stores, or
 *     unscored
 * @param duplicated entries beyond the first: Parquet rows, documents, dead letters or predictions
 *     of a record that is there already, and records both accepted and dead-lettered
 * @param strays stored records that were never produced
 */
public record Ledger(
    long produced,
    long accepted,
    long deadLettered,
    long parquetRows,
    long parquetDistinct,
    long indexDocuments,
    OptionalLong predictions,
    long unscored,
    long lost,
    long duplicated,
    long strays,
    Map<String, Long> reasons) {

  public static Ledger of(Observed seen) {
    OffsetSet lake = seen.lake().offsets();
    OffsetSet index = seen.index().offsets();
    OffsetSet dead = seen.deadLetters().offsets();
    OffsetSet produced = seen.produced().offsets();
    OffsetSet accepted = lake.plus(index);
    OffsetSet inBoth = lake.and(index);
    // One that the index alone refuses is a dead letter, and has a prediction all the same
    OffsetSet scored = seen.predictions().map(StoredRecords::offsets).orElse(accepted);
    OffsetSet unscored = accepted.minus(scored);
    return new Ledger(
        produced.size(),
        accepted.size(),
        dead.size(),
        seen.lake().rows(),
        lake.size(),
        seen.index().rows(),
        seen.predictions().map(found -> OptionalLong.of(found.rows())).orElse(OptionalLong.empty()),
        unscored.size(),
        produced.minus(dead).minus(inBoth).plus(unscored).size(),
        seen.lake().repeated()
            + seen.index().repeated()
            + seen.deadLetters().repeated()
            + seen.predictions().map(StoredRecords::repeated).orElse(0L)
            + accepted.and(dead).size(),
        accepted.plus(dead).plus(scored).minus(produced).size(),
        seen.reasons());
  }

  public boolean balances() {
    return imbalances().isEmpty();
  }

  /**
   * What does not add up, one short sentence each; empty when all does. Nothing at all is no
   * balance: then it was looked for in the wrong place.
   */
  public List<String> imbalances() {
    List<String> found = new ArrayList<>();
    if (produced == 0) {
      found.add("no record was produced");
    }
    if (produced != accepted + deadLettered) {
      found.add(
          "produced %,d is not accepted %,d + dead-lettered %,d"
              .formatted(produced, accepted, deadLettered));
    }
    if (parquetRows != accepted) {
      found.add("%,d Parquet rows for %,d accepted records".formatted(parquetRows, accepted));
    }
    if (indexDocuments != accepted) {
      found.add("%,d documents for %,d accepted records".formatted(indexDocuments, accepted));
    }
    if (unscored != 0) {
      found.add("%,d accepted records without a prediction".formatted(unscored));
    }
    if (lost != 0) {
      found.add("%,d lost".formatted(lost));
    }
    if (duplicated != 0) {
      found.add("%,d duplicated".formatted(duplicated));
    }
    if (strays != 0) {
      found.add("%,d stored that were never produced".formatted(strays));
    }
    return List.copyOf(found);
  }
}
