package io.pulseline.observe.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * The account of every record of a dataset: each produced one is either accepted (in the lake and
 * in the index) or dead-lettered, once. Where records are scored, each accepted one has one
 * prediction.
 *
 * @param accepted distinct records in the lake or the index
 * @param deadLettered distinct records in the dead-letter topic
 * @param predictions entries of their topic; empty when they do not count
 * @param unscored accepted records without a prediction; 0 when they do not count
 * @param onTheWay produced records missing somewhere (neither dead-lettered nor in both stores, or
 *     unscored) while records still come in; empty when they have ended
 * @param lost produced records missing somewhere when records have ended; until then nothing tells
 *     them from those on the way
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
    OptionalLong onTheWay,
    long lost,
    long duplicated,
    long strays,
    Map<String, Long> reasons) {

  /** The account of a stream that has ended. */
  public static Ledger of(Observed seen) {
    return of(seen, true);
  }

  /** The account so far of one that goes on: of those records that were seen in the topic. */
  public static Ledger soFar(Observed seen) {
    return of(seen, false);
  }

  private static Ledger of(Observed seen, boolean ended) {
    OffsetSet produced = seen.produced().offsets();
    // The stores are looked at after the topic
    UnaryOperator<OffsetSet> known = ended ? all -> all : produced::and;
    OffsetSet lake = known.apply(seen.lake().offsets());
    OffsetSet index = known.apply(seen.index().offsets());
    OffsetSet dead = known.apply(seen.deadLetters().offsets());
    OffsetSet accepted = lake.plus(index);
    OffsetSet inBoth = lake.and(index);
    // One that the index alone refuses is a dead letter, and has a prediction all the same
    OffsetSet scored = seen.predictions().map(StoredRecords::offsets).map(known).orElse(accepted);
    OffsetSet unscored = accepted.minus(scored);
    long missing = produced.minus(dead).minus(inBoth).plus(unscored).size();
    return new Ledger(
        produced.size(),
        accepted.size(),
        dead.size(),
        seen.lake().rows(),
        seen.lake().offsets().size(),
        seen.index().rows(),
        seen.predictions().map(found -> OptionalLong.of(found.rows())).orElse(OptionalLong.empty()),
        unscored.size(),
        ended ? OptionalLong.empty() : OptionalLong.of(missing),
        ended ? missing : 0,
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

  /** Whether nothing is wrong but that records are still on the way. */
  public boolean isOpen() {
    return onTheWay.orElse(0) > 0 && duplicated == 0 && strays == 0;
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
    if (onTheWay.isPresent()) {
      if (onTheWay.getAsLong() != 0) {
        found.add("%,d not everywhere yet".formatted(onTheWay.getAsLong()));
      }
    } else {
      missing(found);
    }
    if (duplicated != 0) {
      found.add("%,d duplicated".formatted(duplicated));
    }
    if (strays != 0) {
      found.add("%,d stored that were never produced".formatted(strays));
    }
    return List.copyOf(found);
  }

  private void missing(List<String> found) {
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
  }
}
