package io.pulseline.observe.live;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Where the records of a dataset stand at one moment, over all of a data folder.
 *
 * @param produced in the records topic, by its offsets, ends of transactions among them; by its
 *     records as {@link #recounted} has it
 * @param deadLettered in the dead-letter topic, committed
 * @param indexed documents that a search finds
 * @param parquetRows in the committed files of the lake
 * @param predicted records that have a prediction, committed; empty while none has
 */
public record Counts(
    long produced,
    long deadLettered,
    long indexed,
    long parquetRows,
    long parquetFiles,
    OptionalLong predicted) {

  /** Records that a store has still to show: the slower of index and lake decides. */
  long lag() {
    return Math.max(0, produced - deadLettered - Math.min(indexed, parquetRows));
  }

  /** Accepted so far: at least one store shows them. */
  long accepted() {
    return Math.max(indexed, parquetRows);
  }

  /**
   * Whether so many records are all where they belong. The number comes from whoever sent them:
   * counts that were taken before anything was there agree with each other as well.
   */
  public boolean settled(long sent) {
    return produced == sent && produced == deadLettered + indexed && agree();
  }

  /**
   * Whether the stores show the same records. The topic may seem to have more: the ends of
   * transactions, of replayed dead letters for one, take offsets too.
   */
  public boolean agree() {
    return indexed == parquetRows && predicted.orElse(indexed) >= indexed;
  }

  /**
   * The same with the topic's records in place of its offsets, where those make the only
   * difference.
   *
   * @param records looks at every one, which is dear
   */
  Counts recounted(LongSupplier records) {
    return lag() > 0 && agree()
        ? new Counts(
            records.getAsLong(), deadLettered, indexed, parquetRows, parquetFiles, predicted)
        : this;
  }

  public String line() {
    return String.format(
        Locale.ROOT,
        "generated %,d · accepted %,d · dead-lettered %,d · indexed %,d · Parquet %,d (%,d files)%s"
            + " · lag %,d",
        produced,
        accepted(),
        deadLettered,
        indexed,
        parquetRows,
        parquetFiles,
        predicted.isPresent()
            ? String.format(Locale.ROOT, " · predicted %,d", predicted.getAsLong())
            : "",
        lag());
  }
}
