package io.pulseline.observe.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The account of every record of a dataset: each produced one is either accepted (in the lake and
 * in the index) or dead-lettered, once.
 *
 * @param accepted distinct records in the lake or the index
 * @param deadLettered distinct records in the dead-letter topic
 * @param lost produced records missing somewhere: neither dead-lettered nor in both stores
 * @param duplicated entries beyond the first: Parquet rows, documents or dead letters of a record
 *     that is there already, and records both accepted and dead-lettered
 * @param strays stored records that were never produced
 */
public record Ledger(
    long produced,
    long accepted,
    long deadLettered,
    long parquetRows,
    long parquetDistinct,
    long indexDocuments,
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
    return new Ledger(
        produced.size(),
        accepted.size(),
        dead.size(),
        seen.lake().rows(),
        lake.size(),
        seen.index().rows(),
        produced.minus(dead).minus(inBoth).size(),
        seen.lake().repeated()
            + seen.index().repeated()
            + seen.deadLetters().repeated()
            + accepted.and(dead).size(),
        accepted.plus(dead).minus(produced).size(),
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
